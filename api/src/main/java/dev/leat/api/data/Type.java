package dev.leat.api.data;

/// The type of a column's values.
///
/// Each has one text form, [Object#toString()], which [#parse(String)] reads: `bool`, `int32`, `int64`, `float32`,
/// `float64`, `decimal(8)` (64 bits, 8 places), `decimal128(8)`, `timestamp(ms)`, `timestamp(us, +02:00)`, `date`,
/// `utf8`, `binary`, `dictionary` (of utf8).
public sealed interface Type {

    Type BOOL = new Bool();
    Type INT32 = new Int32();
    Type INT64 = new Int64();
    Type FLOAT32 = new Float32();
    Type FLOAT64 = new Float64();
    Type DATE = new Date();
    Type UTF8 = new Utf8();
    Type BINARY = new Binary();
    Type DICTIONARY = new Dictionary();

    /// A 64-bit decimal with `scale` places after the point.
    static Type decimal(int scale) {
        return new Decimal(64, scale);
    }

    /// Bits of one value, or 0 where its length varies; a dictionary's codes have 32.
    int bits();

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException that lists the forms there are
    static Type parse(String text) {
        return TypeText.parse(text);
    }

    /// True or false, a bit each.
    record Bool() implements Type {
        @Override
        public int bits() {
            return 1;
        }

        @Override
        public String toString() {
            return "bool";
        }
    }

    /// Signed 32-bit integers.
    record Int32() implements Type {
        @Override
        public int bits() {
            return 32;
        }

        @Override
        public String toString() {
            return "int32";
        }
    }

    /// Signed 64-bit integers.
    record Int64() implements Type {
        @Override
        public int bits() {
            return 64;
        }

        @Override
        public String toString() {
            return "int64";
        }
    }

    /// IEEE 754 binary32.
    record Float32() implements Type {
        @Override
        public int bits() {
            return 32;
        }

        @Override
        public String toString() {
            return "float32";
        }
    }

    /// IEEE 754 binary64.
    record Float64() implements Type {
        @Override
        public int bits() {
            return 64;
        }

        @Override
        public String toString() {
            return "float64";
        }
    }

    /// Exact decimals: a signed integer of `bits` (64 or 128), read as that many units of `10^-scale`.
    record Decimal(int bits, int scale) implements Type {
        public Decimal {
            if (bits != 64 && bits != 128) {
                throw new IllegalArgumentException("decimals have 64 or 128 bits, not " + bits);
            }
            int most = bits == 64 ? 18 : 38;
            if (scale < 0 || scale > most) {
                throw new IllegalArgumentException(
                        "a decimal of " + bits + " bits has 0 to " + most + " places, not " + scale);
            }
        }

        @Override
        public String toString() {
            return (bits == 64 ? "decimal(" : "decimal128(") + scale + ")";
        }
    }

    /// Moments as signed 64-bit counts of `unit` since 1970-01-01T00:00:00.
    ///
    /// `zone` is the zone as it was written (`Z`, `+02:00`, `Europe/Rome`), in which the moments are shown; the
    /// counts are of UTC. It is empty for local times, whose zone nobody knows: their counts are as if they were
    /// UTC.
    record Timestamp(TimeUnit unit, String zone) implements Type {
        @Override
        public int bits() {
            return 64;
        }

        @Override
        public String toString() {
            String name = unit.symbol();
            return zone.isEmpty() ? "timestamp(" + name + ")" : "timestamp(" + name + ", " + zone + ")";
        }
    }

    /// Days since 1970-01-01 as signed 32-bit integers.
    record Date() implements Type {
        @Override
        public int bits() {
            return 32;
        }

        @Override
        public String toString() {
            return "date";
        }
    }

    /// Text in UTF-8.
    record Utf8() implements Type {
        @Override
        public int bits() {
            return 0;
        }

        @Override
        public String toString() {
            return "utf8";
        }
    }

    /// Bytes.
    record Binary() implements Type {
        @Override
        public int bits() {
            return 0;
        }

        @Override
        public String toString() {
            return "binary";
        }
    }

    /// Text in UTF-8 that repeats: 32-bit codes into a dictionary that each batch carries.
    record Dictionary() implements Type {
        @Override
        public int bits() {
            return 32;
        }

        @Override
        public String toString() {
            return "dictionary";
        }
    }
}
