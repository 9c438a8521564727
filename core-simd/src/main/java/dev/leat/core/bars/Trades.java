package dev.leat.core.bars;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Origin;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Trades of one key, in order, as columns: eight bytes each, but for `makers`, which are bits. Readable 64 bytes
/// beyond the last.
///
/// @param makers whether the buyer was the maker, that is, the seller came to him
/// @param rows where each trade stands in its batch, four bytes each, or empty where trade `i` stands in row `i`
record Trades(
        MemorySegment prices,
        MemorySegment quantities,
        MemorySegment times,
        MemorySegment ids,
        MemorySegment firsts,
        MemorySegment lasts,
        MemorySegment makers,
        MemorySegment rows,
        Origin origin) {

    /// The trades of a batch from a row on, which is a multiple of 8, so that bits begin at a byte.
    Trades from(int row) {
        return new Trades(
                prices.asSlice(8L * row),
                quantities.asSlice(8L * row),
                times.asSlice(8L * row),
                ids.asSlice(8L * row),
                firsts.asSlice(8L * row),
                lasts.asSlice(8L * row),
                makers.asSlice(row >> 3),
                rows,
                origin.from(row));
    }

    long price(int i) {
        return prices.getAtIndex(ValueLayout.JAVA_LONG, i);
    }

    long quantity(int i) {
        return quantities.getAtIndex(ValueLayout.JAVA_LONG, i);
    }

    long time(int i) {
        return times.getAtIndex(ValueLayout.JAVA_LONG, i);
    }

    long id(int i) {
        return ids.getAtIndex(ValueLayout.JAVA_LONG, i);
    }

    long first(int i) {
        return firsts.getAtIndex(ValueLayout.JAVA_LONG, i);
    }

    long last(int i) {
        return lasts.getAtIndex(ValueLayout.JAVA_LONG, i);
    }

    boolean maker(int i) {
        return Bitmaps.get(makers, i);
    }

    int row(int i) {
        return rows.byteSize() == 0 ? i : rows.getAtIndex(ValueLayout.JAVA_INT, i);
    }

    /// The row of a trade among those read, from 1.
    long rowNumber(int i) {
        return origin.row(row(i)) + 1;
    }

    /// The first trade of some that goes with a row.
    int at(int from, int to, long rowNumber) {
        int i = from;
        while (i < to && rowNumber(i) != rowNumber) {
            i++;
        }
        return i;
    }

    DataException wrong(int i, String problem) {
        return origin.wrong(row(i), problem);
    }

    /// Of numbers that are right one by one, but not together.
    DataException tooLarge(int i, ArithmeticException overflow) {
        return tooLarge(i, "of the bar is too large at", overflow);
    }

    /// @param what which sum is too large, up to what is said of the trade
    DataException tooLarge(int i, String what, ArithmeticException overflow) {
        var exception = wrong(
                i,
                "a sum " + what + " the trade " + id(i) + " (price " + price(i) + "e-8, quantity "
                        + quantity(i) + "e-8, time " + time(i) + ", trades " + first(i) + " to " + last(i) + "): "
                        + overflow.getMessage());
        exception.initCause(overflow);
        return exception;
    }
}
