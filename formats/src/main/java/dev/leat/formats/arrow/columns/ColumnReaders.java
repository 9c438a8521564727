package dev.leat.formats.arrow.columns;

import dev.leat.api.data.Field;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.api.source.Scan;
import dev.leat.formats.arrow.metadata.Leaf;
import dev.leat.formats.arrow.metadata.Stored;
import dev.leat.formats.convert.Conversion;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/// Opens readers of columns, each in a type that it can be delivered in.
public final class ColumnReaders {

    /// Makes conversions that are asked about only.
    private static final SegmentAllocator NO_MEMORY = (_, _) -> MemorySegment.NULL;

    private static final int MOST_DIGITS = 18;

    private ColumnReaders() {}

    /// The type that stands for what is stored.
    public static Type natural(Stored stored) {
        return switch (stored) {
            case Stored.Bits _ -> Type.BOOL;
            case Stored.Whole(int bits, boolean signed) -> whole(bits, signed);
            case Stored.Real(int bits) -> bits == 64 ? Type.FLOAT64 : Type.FLOAT32;
            case Stored.Decimal(int _, int precision, int scale) ->
                new Type.Decimal(precision > MOST_DIGITS || scale > MOST_DIGITS ? 128 : 64, scale);
            case Stored.Days _, Stored.DayMillis _ -> Type.DATE;
            case Stored.Moments(TimeUnit unit, String zone) -> new Type.Timestamp(unit, zone);
            case Stored.Bytes bytes -> bytes.utf8() ? Type.UTF8 : Type.BINARY;
            case Stored.Fixed _ -> Type.BINARY;
            case Stored.Codes _ -> Type.DICTIONARY;
            case Stored.Unreadable _ -> throw new IllegalArgumentException("a column that cannot be read");
        };
    }

    private static Type whole(int bits, boolean signed) {
        if (bits == 64) {
            return signed ? Type.INT64 : new Type.Decimal(128, 0);
        }
        return bits == 32 && !signed ? Type.INT64 : Type.INT32;
    }

    /// Whether what is stored can be delivered in a type.
    public static boolean offers(Stored stored, Type wanted) {
        return switch (wanted) {
            case Type.Bool _ -> stored instanceof Stored.Bits;
            case Type.Utf8 _ -> stored instanceof Stored.Bytes || stored instanceof Stored.Codes;
            case Type.Dictionary _ -> stored instanceof Stored.Codes;
            case Type.Binary _ -> stored instanceof Stored.Bytes || stored instanceof Stored.Fixed;
            default ->
                new Conversions(Scan.Digits.REFUSE, NO_MEMORY)
                        .of(stored, wanted)
                        .isPresent();
        };
    }

    /// @param column its number in the batch
    /// @param memory lives as long as the reader
    public static Filler open(
            Leaf leaf,
            Field field,
            int column,
            Scan.Digits digits,
            Dictionaries dictionaries,
            SegmentAllocator memory) {
        Stored stored = leaf.stored();
        return switch (field.type()) {
            case Type.Bool _ -> new BitFiller(leaf, column);
            case Type.Utf8 _, Type.Binary _
            when !(stored instanceof Stored.Codes) ->
                new TextFiller(leaf, column, field.type().equals(Type.UTF8));
            case Type.Utf8 _, Type.Dictionary _ -> new CodeFiller(leaf, field, column, dictionaries);
            default -> {
                Conversion conversion = new Conversions(digits, memory)
                        .of(stored, field.type())
                        .orElseThrow(() -> new IllegalStateException(leaf + " as " + field.type()));
                yield new NumberFiller(leaf, field, column, Conversions.width(stored), conversion);
            }
        };
    }
}
