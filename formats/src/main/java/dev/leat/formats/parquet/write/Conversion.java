package dev.leat.formats.parquet.write;

import dev.leat.formats.convert.Digits;
import dev.leat.formats.text.NearestDouble;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// What becomes of values, in place, before they are stored. None takes more bytes than before.
sealed interface Conversion {

    /// Bytes of a value before.
    int width();

    /// Converts `count` values.
    ///
    /// @return the index of one that cannot be converted, or -1
    int convert(MemorySegment values, int count);

    /// What is wrong with one that cannot be converted.
    default String problem() {
        return "";
    }

    /// As they are.
    record None() implements Conversion {
        @Override
        public int width() {
            return 0;
        }

        @Override
        public int convert(MemorySegment values, int count) {
            return -1;
        }
    }

    /// Seconds, of which Parquet has no timestamps, to milliseconds.
    record Seconds() implements Conversion {

        private static final long MOST = Long.MAX_VALUE / 1000;

        @Override
        public String problem() {
            return "a time in seconds that is beyond what milliseconds reach, in which Parquet stores it";
        }

        @Override
        public int width() {
            return Long.BYTES;
        }

        @Override
        public int convert(MemorySegment values, int count) {
            for (int i = 0; i < count; i++) {
                long seconds = values.get(Little.LONG, 8L * i);
                if (seconds > MOST || seconds < -MOST) {
                    return i;
                }
                values.set(Little.LONG, 8L * i, seconds * 1000);
            }
            return -1;
        }
    }

    /// Decimals of 64 bits to the nearest doubles.
    record DecimalToDouble(int scale) implements Conversion {
        @Override
        public int width() {
            return Long.BYTES;
        }

        @Override
        public int convert(MemorySegment values, int count) {
            for (int i = 0; i < count; i++) {
                long at = 8L * i;
                values.set(Little.DOUBLE, at, NearestDouble.of(values.get(Little.LONG, at), scale));
            }
            return -1;
        }
    }

    /// Decimals of 128 bits to the nearest doubles.
    record WideToDouble(int scale) implements Conversion {
        @Override
        public int width() {
            return 2 * Long.BYTES;
        }

        @Override
        public int convert(MemorySegment values, int count) {
            for (int i = 0; i < count; i++) {
                long low = values.get(Little.LONG, 16L * i);
                long high = values.get(Little.LONG, 16L * i + 8);
                values.set(Little.DOUBLE, 8L * i, NearestDouble.of(high, low, scale));
            }
            return -1;
        }
    }

    /// Decimals of 64 bits, of which Parquet allows 18 digits.
    record Digits18() implements Conversion {

        @Override
        public String problem() {
            return "a decimal of more than 18 digits, the most that Parquet stores in 64 bits; decimal128 takes 38";
        }

        @Override
        public int width() {
            return Long.BYTES;
        }

        @Override
        public int convert(MemorySegment values, int count) {
            for (int i = 0; i < count; i++) {
                if (!Digits.fit18(values.get(Little.LONG, 8L * i))) {
                    return i;
                }
            }
            return -1;
        }
    }

    /// Decimals of 128 bits, of which Parquet allows 38 digits, with the highest byte first.
    record Digits38() implements Conversion {

        private static final ValueLayout.OfLong BIG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

        @Override
        public String problem() {
            return "a decimal of more than 38 digits, the most that Parquet readers take";
        }

        @Override
        public int width() {
            return 2 * Long.BYTES;
        }

        @Override
        public int convert(MemorySegment values, int count) {
            for (int i = 0; i < count; i++) {
                long low = values.get(Little.LONG, 16L * i);
                long high = values.get(Little.LONG, 16L * i + 8);
                if (!Digits.fit38(high, low)) {
                    return i;
                }
                values.set(BIG, 16L * i, high);
                values.set(BIG, 16L * i + 8, low);
            }
            return -1;
        }
    }
}
