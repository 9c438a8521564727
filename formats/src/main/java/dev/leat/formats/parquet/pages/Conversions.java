package dev.leat.formats.parquet.pages;

import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.api.source.Scan;
import dev.leat.formats.convert.Conversion;
import dev.leat.formats.convert.Fractions;
import dev.leat.formats.convert.Moments;
import dev.leat.formats.convert.Numbers;
import dev.leat.formats.parquet.metadata.Leaf;
import dev.leat.formats.parquet.metadata.Meaning;
import dev.leat.formats.parquet.metadata.Physical;
import java.lang.foreign.SegmentAllocator;
import java.math.BigInteger;
import java.util.Optional;

/// Which conversion delivers a stored column of numbers in a type that is wanted, if any does.
final class Conversions {

    private final Leaf leaf;
    private final Scan.Digits digits;
    private final SegmentAllocator memory;

    /// @param memory what a conversion needs for itself
    Conversions(Leaf leaf, Scan.Digits digits, SegmentAllocator memory) {
        this.leaf = leaf;
        this.digits = digits;
        this.memory = memory;
    }

    Optional<Conversion> to(Type wanted) {
        return switch (wanted) {
            case Type.Int32 _ -> same(Physical.INT32, leaf.meaning() instanceof Meaning.Plain || narrow());
            case Type.Date _ -> same(Physical.INT32, leaf.meaning() instanceof Meaning.Day);
            case Type.Int64 _ -> whole(0);
            case Type.Float32 _ -> single();
            case Type.Float64 _ -> twice();
            case Type.Timestamp moments -> moments(moments);
            case Type.Decimal decimal -> decimal.bits() == 64 ? decimal(decimal) : wide(decimal);
            case Type.Bool _, Type.Utf8 _, Type.Binary _, Type.Dictionary _ -> Optional.empty();
        };
    }

    private Optional<Conversion> same(Physical physical, boolean right) {
        return right && leaf.physical() == physical ? Optional.of(Conversion.NONE) : Optional.empty();
    }

    /// Without a sign, but of fewer bits than are stored.
    private boolean narrow() {
        return leaf.meaning() instanceof Meaning.Unsigned(int bits) && bits < 32;
    }

    private boolean integers() {
        return leaf.meaning() instanceof Meaning.Plain || leaf.meaning() instanceof Meaning.Unsigned;
    }

    /// Integers as integers of 64 bits, or as decimals of so many places.
    private Optional<Conversion> whole(int places) {
        if (!integers() || (unsigned() && leaf.physical() == Physical.INT64)) {
            return Optional.empty();
        }
        return switch (leaf.physical()) {
            case INT32, INT64 -> Optional.of(scaled(places));
            case BOOLEAN, INT96, FLOAT, DOUBLE, BYTES, FIXED -> Optional.empty();
        };
    }

    private boolean unsigned() {
        return leaf.meaning() instanceof Meaning.Unsigned;
    }

    private Conversion scaled(int places) {
        Conversion read = longs();
        if (places == 0) {
            return leaf.physical() == Physical.INT64 ? Conversion.NONE : read;
        }
        long factor = BigInteger.TEN.pow(places).longValueExact();
        return (from, count, into, at, misfits) -> {
            read.apply(from, count, into, at, misfits);
            Numbers.scale(into, at, count, factor, misfits);
        };
    }

    private Conversion longs() {
        return switch (leaf.physical()) {
            case INT32 -> unsigned() ? Numbers::unsigned : Numbers::signed;
            case INT64 -> Numbers::copied;
            case BYTES -> Numbers.bigEndian(PaddedValues.WIDTH);
            case FIXED -> Numbers.bigEndian(leaf.width());
            case BOOLEAN, INT96, FLOAT, DOUBLE -> throw new IllegalStateException(leaf.toString());
        };
    }

    private Optional<Conversion> decimal(Type.Decimal wanted) {
        if (leaf.physical() == Physical.DOUBLE) {
            return Optional.of(Fractions.doubles(wanted, digits, memory));
        }
        if (leaf.physical() == Physical.FLOAT) {
            return Optional.of(Fractions.slowly(true, wanted, digits));
        }
        if (leaf.meaning() instanceof Meaning.Decimal(int _, int scale)) {
            return scale > wanted.scale() ? Optional.empty() : Optional.of(scaled(wanted.scale() - scale));
        }
        return whole(wanted.scale());
    }

    private Optional<Conversion> wide(Type.Decimal wanted) {
        if (leaf.physical() == Physical.DOUBLE || leaf.physical() == Physical.FLOAT) {
            return Optional.of(Fractions.slowly(leaf.physical() == Physical.FLOAT, wanted, digits));
        }
        boolean decimal = leaf.meaning() instanceof Meaning.Decimal;
        int scale = leaf.meaning() instanceof Meaning.Decimal(int _, int places) ? places : 0;
        if ((!decimal && !integers()) || scale > wanted.scale()) {
            return Optional.empty();
        }
        BigInteger factor = BigInteger.TEN.pow(wanted.scale() - scale);
        return switch (leaf.physical()) {
            case INT32 ->
                Optional.of(Numbers.wide(unsigned() ? Numbers.Stored.UINT32 : Numbers.Stored.INT32, 4, factor));
            case INT64 ->
                Optional.of(Numbers.wide(unsigned() ? Numbers.Stored.UINT64 : Numbers.Stored.INT64, 8, factor));
            case BYTES, FIXED ->
                decimal
                        ? Optional.of(Numbers.wide(Numbers.Stored.BIG_ENDIAN, bigEndianWidth(), factor))
                        : Optional.empty();
            case BOOLEAN, INT96, FLOAT, DOUBLE -> Optional.empty();
        };
    }

    private int bigEndianWidth() {
        return leaf.physical() == Physical.BYTES ? PaddedValues.WIDTH : leaf.width();
    }

    private Optional<Conversion> single() {
        if (leaf.meaning() instanceof Meaning.Half) {
            return Optional.of(Fractions::halves);
        }
        return same(Physical.FLOAT, true);
    }

    private Optional<Conversion> twice() {
        return leaf.physical() == Physical.FLOAT ? Optional.of(Fractions::floats) : same(Physical.DOUBLE, true);
    }

    private Optional<Conversion> moments(Type.Timestamp wanted) {
        if (!(leaf.meaning() instanceof Meaning.Moment(TimeUnit unit, boolean utc))
                || utc == wanted.zone().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                leaf.physical() == Physical.INT96
                        ? Moments.int96(wanted.unit(), digits)
                        : Moments.of(unit, wanted.unit(), digits));
    }
}
