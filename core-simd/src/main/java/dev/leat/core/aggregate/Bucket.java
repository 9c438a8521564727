package dev.leat.core.aggregate;

import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The times that moments are grouped by: one after the other since the epoch, each of the same length.
///
/// Bare numbers are in the unit that each shows by its size ([TimeUnit#ofMagnitude]), which no other row changes.
///
/// @param nanos how long, or 0 for none
/// @param known whether moments are in the unit said
record Bucket(long nanos, TimeUnit said, boolean known) {

    static final Bucket NONE = new Bucket(0, TimeUnit.NANOS, true);

    private static final long NANOS = TimeUnit.NANOS.perSecond();
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    /// Of a column of some type.
    ///
    /// @throws IllegalArgumentException where it is not one of times, or its unit is too long
    static Bucket of(String column, Type type, long nanos) {
        return switch (type) {
            case Type.Timestamp moments -> {
                ticks(nanos, moments.unit());
                yield new Bucket(nanos, moments.unit(), true);
            }
            case Type.Int64 _ -> new Bucket(nanos, TimeUnit.NANOS, false);
            default ->
                throw new IllegalArgumentException(
                        "column '" + column + "' is " + type + ", and 'every' needs one of times");
        };
    }

    boolean none() {
        return nanos == 0;
    }

    /// The start of the time that each moment is in.
    void starts(MemorySegment moments, int rows, MemorySegment into) {
        for (int row = 0; row < rows; row++) {
            long moment = moments.getAtIndex(LONG, row);
            if (row > 0 && moment == moments.getAtIndex(LONG, row - 1L)) {
                into.setAtIndex(LONG, row, into.getAtIndex(LONG, row - 1L));
            } else {
                TimeUnit unit = known ? said : TimeUnit.ofMagnitude(moment);
                into.setAtIndex(LONG, row, start(moment, ticks(nanos, unit)));
            }
        }
    }

    /// The first time starts with the first moment there is.
    private static long start(long moment, long length) {
        long start = moment - Math.floorMod(moment, length);
        return start > moment ? Long.MIN_VALUE : start;
    }

    private static long ticks(long nanos, TimeUnit unit) {
        long tick = NANOS / unit.perSecond();
        if (nanos % tick != 0) {
            throw new IllegalArgumentException(
                    "times are in " + unit.symbol() + ", and every=" + nanos + "ns is not a whole number of them");
        }
        return nanos / tick;
    }
}
