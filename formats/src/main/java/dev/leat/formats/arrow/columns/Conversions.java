package dev.leat.formats.arrow.columns;

import dev.leat.api.data.Type;
import dev.leat.api.source.Scan;
import dev.leat.formats.arrow.metadata.Stored;
import dev.leat.formats.convert.Conversion;
import dev.leat.formats.convert.Fractions;
import dev.leat.formats.convert.Moments;
import dev.leat.formats.convert.Numbers;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.math.BigInteger;
import java.util.Optional;

/// Which conversion delivers a stored column of numbers in a type that is wanted, if any does.
final class Conversions {

    private final Scan.Digits digits;
    private final SegmentAllocator memory;

    /// @param memory what a conversion needs for itself
    Conversions(Scan.Digits digits, SegmentAllocator memory) {
        this.digits = digits;
        this.memory = memory;
    }

    Optional<Conversion> of(Stored stored, Type wanted) {
        return switch (stored) {
            case Stored.Whole whole -> whole(whole, wanted);
            case Stored.Real real -> real(real.bits(), wanted);
            case Stored.Decimal decimal -> decimal(decimal, wanted);
            case Stored.Days _ -> wanted instanceof Type.Date ? direct() : Optional.empty();
            case Stored.DayMillis _ -> wanted instanceof Type.Date ? Optional.of(Narrow::days) : Optional.empty();
            case Stored.Moments moments -> moments(moments, wanted);
            case Stored.Bits _, Stored.Bytes _, Stored.Fixed _, Stored.Codes _, Stored.Unreadable _ -> Optional.empty();
        };
    }

    /// Bytes of a stored value.
    static int width(Stored stored) {
        return switch (stored) {
            case Stored.Whole whole -> whole.bits() / 8;
            case Stored.Real real -> real.bits() / 8;
            case Stored.Decimal decimal -> decimal.bits() / 8;
            case Stored.Days _ -> Integer.BYTES;
            case Stored.DayMillis _, Stored.Moments _ -> Long.BYTES;
            case Stored.Fixed fixed -> fixed.width();
            case Stored.Bits _, Stored.Bytes _, Stored.Codes _, Stored.Unreadable _ -> 0;
        };
    }

    private static Optional<Conversion> direct() {
        return Optional.of(Conversion.NONE);
    }

    private Optional<Conversion> whole(Stored.Whole stored, Type wanted) {
        boolean huge = stored.bits() == 64 && !stored.signed();
        return switch (wanted) {
            case Type.Int32 _ when stored.bits() == 32 && stored.signed() -> direct();
            case Type.Int32 _ when stored.bits() < 32 -> Optional.of(Narrow.ints(stored.bits(), stored.signed()));
            case Type.Int64 _ when !huge -> Optional.of(longs(stored, 0));
            case Type.Decimal decimal when decimal.bits() == 64 && !huge -> Optional.of(longs(stored, decimal.scale()));
            case Type.Decimal decimal when decimal.bits() == 128 -> Optional.of(wide(stored, decimal.scale()));
            default -> Optional.empty();
        };
    }

    private Conversion longs(Stored.Whole stored, int places) {
        Conversion read = switch (stored.bits()) {
            case 64 -> Conversion.NONE;
            case 32 -> stored.signed() ? Numbers::signed : Numbers::unsigned;
            default -> Narrow.longs(stored.bits(), stored.signed());
        };
        return scaled(read, places);
    }

    private static Conversion scaled(Conversion read, int places) {
        if (places == 0) {
            return read;
        }
        Conversion first = read.equals(Conversion.NONE) ? Numbers::copied : read;
        long factor = BigInteger.TEN.pow(places).longValueExact();
        return (from, count, into, at, misfits) -> {
            first.apply(from, count, into, at, misfits);
            Numbers.scale(into, at, count, factor, misfits);
        };
    }

    private Conversion wide(Stored.Whole stored, int places) {
        BigInteger factor = BigInteger.TEN.pow(places);
        return switch (stored.bits()) {
            case 64 -> Numbers.wide(stored.signed() ? Numbers.Stored.INT64 : Numbers.Stored.UINT64, Long.BYTES, factor);
            case 32 ->
                Numbers.wide(stored.signed() ? Numbers.Stored.INT32 : Numbers.Stored.UINT32, Integer.BYTES, factor);
            default -> {
                MemorySegment longs = memory.allocate((long) Fractions.STEP * Long.BYTES, Long.BYTES);
                Conversion widen = Narrow.longs(stored.bits(), stored.signed());
                Conversion last = Numbers.wide(Numbers.Stored.INT64, Long.BYTES, factor);
                yield (from, count, into, at, misfits) -> {
                    widen.apply(from, count, longs, 0, misfits);
                    last.apply(longs, count, into, at, misfits);
                };
            }
        };
    }

    private Optional<Conversion> real(int bits, Type wanted) {
        return switch (wanted) {
            case Type.Float32 _ when bits == 32 -> direct();
            case Type.Float32 _ when bits == 16 -> Optional.of(Fractions::halves);
            case Type.Float64 _ when bits == 64 -> direct();
            case Type.Float64 _ when bits == 32 -> Optional.of(Fractions::floats);
            case Type.Decimal decimal
            when bits == 64 && decimal.bits() == 64 -> Optional.of(Fractions.doubles(decimal, digits, memory));
            case Type.Decimal decimal when bits > 16 -> Optional.of(Fractions.slowly(bits == 32, decimal, digits));
            default -> Optional.empty();
        };
    }

    private static Optional<Conversion> decimal(Stored.Decimal stored, Type wanted) {
        if (!(wanted instanceof Type.Decimal decimal) || decimal.scale() < stored.scale()) {
            return Optional.empty();
        }
        int places = decimal.scale() - stored.scale();
        BigInteger factor = BigInteger.TEN.pow(places);
        if (decimal.bits() == 64) {
            // Stored places are no more than those wanted, of which there are 18.
            return Optional.of(
                    switch (stored.bits()) {
                        case 32 -> scaled(Numbers::signed, places);
                        case 64 -> scaled(Conversion.NONE, places);
                        default -> scaled(Narrow.wides(stored.bits()), places);
                    });
        }
        return Optional.of(
                switch (stored.bits()) {
                    case 32 -> Numbers.wide(Numbers.Stored.INT32, Integer.BYTES, factor);
                    case 64 -> Numbers.wide(Numbers.Stored.INT64, Long.BYTES, factor);
                    default ->
                        stored.bits() == 128 && places == 0 ? Conversion.NONE : Narrow.scaled(stored.bits(), factor);
                });
    }

    private Optional<Conversion> moments(Stored.Moments stored, Type wanted) {
        return wanted instanceof Type.Timestamp timestamp
                        && timestamp.zone().isEmpty() == stored.zone().isEmpty()
                ? Optional.of(Moments.of(stored.unit(), timestamp.unit(), digits))
                : Optional.empty();
    }
}
