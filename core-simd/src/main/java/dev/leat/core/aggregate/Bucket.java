package dev.leat.core.aggregate;

import dev.leat.api.data.Column;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;

/// The times that moments are grouped by: one after the other since the epoch, each of the same length.
///
/// Bare numbers are in the unit that each shows by its size ([TimeUnit#ofMagnitude]), which no other row changes. Where
/// that unit is too coarse for when a time starts, the first moment in it stands for the start.
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
                if (finer(nanos, moments.unit())) {
                    throw new IllegalArgumentException(problem(nanos, moments.unit()));
                }
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

    /// The start of the time that each moment is in. What stands in the slot of a null means nothing.
    ///
    /// @param from the row of the column that the first moment is of
    void starts(MemorySegment moments, Column column, int from, int rows, MemorySegment into) {
        boolean nullable = column.nullable();
        // The last time: moments from one to before another, and its start. At first it has no moments.
        long first = 0;
        long end = 0;
        long start = 0;
        for (int row = 0; row < rows; row++) {
            if (nullable && column.isNull(from + row)) {
                into.setAtIndex(LONG, row, 0);
                continue;
            }
            long moment = moments.getAtIndex(LONG, row);
            if (moment < first || moment >= end) {
                long tick = tick(known ? said : TimeUnit.ofMagnitude(moment));
                start = start(moment, tick);
                boolean shared = shared(start, tick);
                first = shared ? start : moment;
                end = shared ? start + nanos / tick : moment;
            }
            into.setAtIndex(LONG, row, start);
        }
    }

    /// Whether all moments of a time are in the same unit, and start with it.
    private boolean shared(long start, long tick) {
        long length = nanos / tick;
        if (nanos % tick != 0 || start == Long.MIN_VALUE || start > Long.MAX_VALUE - length) {
            return false;
        }
        return known || (start >= 0 && TimeUnit.ofMagnitude(start) == TimeUnit.ofMagnitude(start + length - 1));
    }

    /// The first moment of the time that a moment is in. The first time of all starts with the first moment there
    /// is.
    private long start(long moment, long tick) {
        long behind = nanos % tick == 0 ? Math.floorMod(moment, nanos / tick) : ticksBehind(moment, tick);
        long start = moment - behind;
        return start > moment ? Long.MIN_VALUE : start;
    }

    /// Whole ticks only: a time that begins between two has the second as its first moment.
    private long ticksBehind(long moment, long tick) {
        BigInteger ticks = BigInteger.valueOf(tick);
        return BigInteger.valueOf(moment)
                .multiply(ticks)
                .mod(BigInteger.valueOf(nanos))
                .divide(ticks)
                .longValueExact();
    }

    private static boolean finer(long nanos, TimeUnit unit) {
        return nanos % tick(unit) != 0;
    }

    /// Nanoseconds of a unit.
    private static long tick(TimeUnit unit) {
        return NANOS / unit.perSecond();
    }

    private static String problem(long nanos, TimeUnit unit) {
        return "times are in " + unit.symbol() + ", and every=" + nanos + "ns is not a whole number of them";
    }
}
