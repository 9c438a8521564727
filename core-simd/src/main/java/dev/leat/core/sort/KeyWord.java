package dev.leat.core.sort;

import dev.leat.api.data.Type;
import java.lang.foreign.MemorySegment;

/// A part of a key that records compare by: a number of 64 bits, or a text. A number orders as the column does, so that
/// no more than numbers are compared.
///
/// @param place where it lies in a record
/// @param nullPlace the byte that tells of nulls
/// @param nullMask the bit in it, or 0 for what is never null
record KeyWord(Kind kind, int column, int place, int nullPlace, int nullMask, boolean descending, boolean nullsFirst) {

    private static final int NONE = -1;

    /// What there is to compare.
    enum Kind {
        BOOL,
        INT,
        LONG,
        /// The high half of a decimal of 128 bits,
        HIGH,
        /// and the low one.
        LOW,
        FLOAT,
        DOUBLE,
        TEXT,
        /// A text that may be a number of [Words].
        WORD
    }

    /// The number of a row as a key.
    static KeyWord ofNumber() {
        return new KeyWord(Kind.LONG, NONE, RecordLayout.NUMBER, 0, 0, false, false);
    }

    static KeyWord of(RecordLayout layout, SortColumn key, Kind kind) {
        int place = layout.place(key.column()) + (kind == Kind.HIGH ? Long.BYTES : 0);
        return new KeyWord(
                kind,
                key.column(),
                place,
                layout.nullPlace(key.column()),
                RecordLayout.nullMask(key.column()),
                key.descending(),
                key.nullsFirst());
    }

    /// The kinds that a type has, the most significant first.
    static Kind[] kinds(Type type) {
        return switch (type) {
            case Type.Bool _ -> new Kind[] {Kind.BOOL};
            case Type.Int32 _, Type.Date _ -> new Kind[] {Kind.INT};
            case Type.Int64 _, Type.Timestamp _ -> new Kind[] {Kind.LONG};
            case Type.Decimal decimal ->
                decimal.bits() == 64 ? new Kind[] {Kind.LONG} : new Kind[] {Kind.HIGH, Kind.LOW};
            case Type.Float32 _ -> new Kind[] {Kind.FLOAT};
            case Type.Float64 _ -> new Kind[] {Kind.DOUBLE};
            case Type.Utf8 _, Type.Binary _ -> new Kind[] {Kind.TEXT};
            case Type.Dictionary _ -> new Kind[] {Kind.WORD};
        };
    }

    boolean text() {
        return kind == Kind.TEXT || kind == Kind.WORD;
    }

    boolean isNull(MemorySegment records, long record) {
        return nullMask != 0 && (records.get(RecordLayout.BYTE, record + nullPlace) & nullMask) != 0;
    }

    /// Whether a record at some of the places has a null.
    boolean anyNull(MemorySegment records, int[] places, int from, int to) {
        if (nullMask == 0) {
            return false;
        }
        int bits = 0;
        for (int i = from; i < to; i++) {
            bits |= records.get(RecordLayout.BYTE, (long) places[i] + nullPlace);
        }
        return (bits & nullMask) != 0;
    }

    /// What a record has, as a number whose order is that of the key. Not for texts, and not for nulls.
    long number(MemorySegment records, long record) {
        long number = ascending(kind, records, record + place);
        return descending ? ~number : number;
    }

    /// The numbers of the records at some places, one behind the other.
    void numbers(MemorySegment records, int[] places, int from, int to, long[] into) {
        switch (kind) {
            case LONG, HIGH -> longs(records, places, from, to, into);
            case DOUBLE -> doubles(records, places, from, to, into);
            case BOOL, INT, LOW, FLOAT, TEXT, WORD -> {
                for (int i = from; i < to; i++) {
                    into[i - from] = ascending(kind, records, (long) places[i] + place);
                }
            }
        }
        if (descending) {
            for (int i = 0; i < to - from; i++) {
                into[i] = ~into[i];
            }
        }
    }

    private void longs(MemorySegment records, int[] places, int from, int to, long[] into) {
        for (int i = from; i < to; i++) {
            into[i - from] = records.get(RecordLayout.LONG, (long) places[i] + place);
        }
    }

    private void doubles(MemorySegment records, int[] places, int from, int to, long[] into) {
        for (int i = from; i < to; i++) {
            into[i - from] =
                    ofDouble(Double.longBitsToDouble(records.get(RecordLayout.LONG, (long) places[i] + place)));
        }
    }

    private static long ascending(Kind kind, MemorySegment records, long at) {
        return switch (kind) {
            case BOOL -> records.get(RecordLayout.BYTE, at);
            case INT -> records.get(RecordLayout.INT, at);
            case LONG, HIGH -> records.get(RecordLayout.LONG, at);
            case LOW -> records.get(RecordLayout.LONG, at) ^ Long.MIN_VALUE;
            case FLOAT -> ofFloat(Float.intBitsToFloat(records.get(RecordLayout.INT, at)));
            case DOUBLE -> ofDouble(Double.longBitsToDouble(records.get(RecordLayout.LONG, at)));
            case TEXT, WORD -> 0;
        };
    }

    /// The bits of a float order like numbers once those of negative ones are turned round (IEEE 754 §5.10). Every
    /// NaN is one, above all else, and both zeros are one, as DuckDB has them.
    private static long ofFloat(float value) {
        int bits = Float.floatToIntBits(value == 0 ? 0 : value);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    /// As [#ofFloat].
    private static long ofDouble(double value) {
        long bits = Double.doubleToLongBits(value == 0 ? 0 : value);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }
}
