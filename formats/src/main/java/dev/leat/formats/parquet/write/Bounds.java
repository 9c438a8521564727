package dev.leat.formats.parquet.write;

import java.nio.ByteBuffer;
import java.util.Comparator;

/// The smallest and the largest of some values as Parquet stores them in statistics, in the order of their type
/// (Parquet format, parquet.thrift, `ColumnOrder`).
///
/// @param min empty, as is `max`, where [#none]
/// @param minExact whether some value is `min`; else all are above it
/// @param nans how many values are no numbers, which are left out of both
/// @param none whether there is no value to say it of
record Bounds(ByteBuffer min, ByteBuffer max, boolean minExact, boolean maxExact, long nans, boolean none) {

    /// Of no values.
    static final Bounds NONE = noneOf(0);

    /// Of values none of which is a number.
    static Bounds noneOf(long nans) {
        return new Bounds(ByteBuffer.allocate(0), ByteBuffer.allocate(0), true, true, nans, true);
    }

    static Bounds of(byte[] min, byte[] max) {
        return new Bounds(ByteBuffer.wrap(min), ByteBuffer.wrap(max), true, true, 0, false);
    }

    /// Those of these values and of others.
    Bounds and(Bounds others, Comparator<ByteBuffer> order) {
        long allNans = nans + others.nans;
        if (none || others.none) {
            Bounds some = none ? others : this;
            return new Bounds(some.min, some.max, some.minExact, some.maxExact, allNans, some.none);
        }
        int least = order.compare(min, others.min);
        int most = order.compare(max, others.max);
        return new Bounds(
                least <= 0 ? min : others.min,
                most >= 0 ? max : others.max,
                least == 0 ? minExact || others.minExact : least < 0 ? minExact : others.minExact,
                most == 0 ? maxExact || others.maxExact : most > 0 ? maxExact : others.maxExact,
                allNans,
                false);
    }
}
