package dev.leat.core.aggregate;

import dev.leat.api.data.Column;
import dev.leat.api.data.DataException;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The times that moments are grouped by: one after the other since the epoch, each of the same length.
///
/// Bare numbers are in the unit that each shows by its size ([TimeUnit#ofMagnitude]), which no other row changes.
///
/// @param column what is to be named where its times cannot be told apart like this
/// @param nanos how long, or 0 for none
/// @param known whether moments are in the unit said
record Bucket(String column, long nanos, TimeUnit said, boolean known) {

    static final Bucket NONE = new Bucket("", 0, TimeUnit.NANOS, true);

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
                yield new Bucket(column, nanos, moments.unit(), true);
            }
            case Type.Int64 _ -> new Bucket(column, nanos, TimeUnit.NANOS, false);
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
        boolean before = false;
        for (int row = 0; row < rows; row++) {
            if (nullable && column.isNull(from + row)) {
                into.setAtIndex(LONG, row, 0);
                before = false;
                continue;
            }
            long moment = moments.getAtIndex(LONG, row);
            if (before && moment == moments.getAtIndex(LONG, row - 1L)) {
                into.setAtIndex(LONG, row, into.getAtIndex(LONG, row - 1L));
            } else {
                TimeUnit unit = known ? said : TimeUnit.ofMagnitude(moment);
                into.setAtIndex(LONG, row, start(moment, ticks(unit)));
            }
            before = true;
        }
    }

    /// The first time starts with the first moment there is.
    private static long start(long moment, long length) {
        long start = moment - Math.floorMod(moment, length);
        return start > moment ? Long.MIN_VALUE : start;
    }

    private long ticks(TimeUnit unit) {
        if (finer(nanos, unit)) {
            throw new DataException("column '" + column + "'", 0, problem(nanos, unit));
        }
        return nanos / (NANOS / unit.perSecond());
    }

    private static boolean finer(long nanos, TimeUnit unit) {
        return nanos % (NANOS / unit.perSecond()) != 0;
    }

    private static String problem(long nanos, TimeUnit unit) {
        return "times are in " + unit.symbol() + ", and every=" + nanos + "ns is not a whole number of them";
    }
}
