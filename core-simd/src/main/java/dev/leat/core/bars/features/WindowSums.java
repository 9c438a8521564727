package dev.leat.core.bars.features;

import dev.leat.core.numbers.Wide;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Sums over the trades of a window in whole numbers. As the window moves they follow what came and what went, or are
/// summed up anew, whichever are fewer trades: exact either way, so that nobody can tell.
///
/// Those of a key wait in [#BYTES] bytes of its state, zeros at first. Trades are numbered as the key had them.
///
/// A sum that fits in the end may not fit on its way, which is not always the same. So only what is far from that
/// follows
/// the window; where a trade is large, sums are made anew each time.
final class WindowSums {

    static final long BYTES = 80;

    /// What the upper word of a turnover and a count are below in a small trade: 2^31 of them do not overflow.
    private static final long SMALL = 1L << 31;

    final Wide volume = new Wide();
    final Wide bought = new Wide();
    final Wide turnover = new Wide();
    long individuals;
    long individualBuys;

    /// The numbers of the first trade that is summed up, and of the one after the last.
    private long from;

    private long to;

    /// Sums up a stretch.
    ///
    /// @param before the number of the trade in place 0 of it
    /// @throws ArithmeticException where a sum does not fit
    void of(Stretch trades, long before) throws IOException, InterruptedException {
        long first = before + trades.from;
        long end = before + trades.to;
        boolean overlaps = from <= first && first < to && to <= end;
        long moved = first - from + (end - to);
        if (!overlaps || moved >= end - first || !follow(trades, before, first, end)) {
            sumUp(trades, first, end);
        }
    }

    /// @return whether it could; where not, sums are not right
    private boolean follow(Stretch trades, long before, long first, long end) throws IOException, InterruptedException {
        boolean followed = leave(trades, before, first) && add(trades, (int) (to - before), trades.to, Large.ENDS);
        to = end;
        return followed;
    }

    private void sumUp(Stretch trades, long first, long end) throws IOException, InterruptedException {
        volume.set(0, 0);
        bought.set(0, 0);
        turnover.set(0, 0);
        individuals = 0;
        individualBuys = 0;
        boolean small = add(trades, trades.from, trades.to, Large.COUNTS);
        from = small ? first : 0;
        to = small ? end : 0;
    }

    /// Takes out trades that are before a number and may soon not be kept any more. Where most are, sums are given
    /// up.
    ///
    /// @param before the number of the trade in place 0 of the view, which need not be narrowed to the window
    /// @return whether sums are of what is left
    boolean leave(Stretch trades, long before, long first) throws IOException, InterruptedException {
        if (first <= from) {
            return true;
        }
        if (first - from >= to - first) {
            from = 0;
            to = 0;
            return false;
        }
        subtract(trades, (int) (from - before), (int) (first - before));
        from = first;
        return true;
    }

    /// @return whether all trades are so small that no sum of them and of others like them can overflow
    private boolean add(Stretch trades, int first, int end, Large large) throws IOException, InterruptedException {
        boolean small = true;
        int columns = columns(trades);
        for (int i = first; i < end; ) {
            int stop = trades.reach(i, end, columns);
            for (; i < stop; i++) {
                long price = trades.rawPrice(i);
                long quantity = trades.rawQuantity(i);
                long count = trades.count(i);
                long turnoverHigh = Math.multiplyHigh(price, quantity);
                if (Math.abs(turnoverHigh) >= SMALL || Math.abs(count) >= SMALL || count == Long.MIN_VALUE) {
                    if (large == Large.ENDS) {
                        return false;
                    }
                    small = false;
                }
                volume.add(quantity);
                turnover.add(price * quantity, turnoverHigh);
                individuals = Math.addExact(individuals, count);
                if (trades.bought(i)) {
                    bought.add(quantity);
                    individualBuys = Math.addExact(individualBuys, count);
                }
            }
        }
        return small;
    }

    private void subtract(Stretch trades, int first, int end) throws IOException, InterruptedException {
        int columns = columns(trades);
        for (int i = first; i < end; ) {
            int stop = trades.reach(i, end, columns);
            for (; i < stop; i++) {
                long price = trades.rawPrice(i);
                long quantity = trades.rawQuantity(i);
                long count = trades.count(i);
                volume.subtract(quantity, quantity >> 63);
                turnover.subtract(price * quantity, Math.multiplyHigh(price, quantity));
                individuals -= count;
                if (trades.bought(i)) {
                    bought.subtract(quantity, quantity >> 63);
                    individualBuys -= count;
                }
            }
        }
    }

    private static int columns(Stretch trades) {
        return Stretch.RAW_PRICES | Stretch.RAW_QUANTITIES | Stretch.COUNTS | trades.makerColumn();
    }

    /// What becomes of a sum at a large trade.
    private enum Large {
        ENDS,
        COUNTS
    }

    void load(MemorySegment state, long at) {
        from = word(state, at);
        to = word(state, at + 8);
        volume.set(word(state, at + 16), word(state, at + 24));
        bought.set(word(state, at + 32), word(state, at + 40));
        turnover.set(word(state, at + 48), word(state, at + 56));
        individuals = word(state, at + 64);
        individualBuys = word(state, at + 72);
    }

    void store(MemorySegment state, long at) {
        put(state, at, from);
        put(state, at + 8, to);
        put(state, at + 16, volume);
        put(state, at + 32, bought);
        put(state, at + 48, turnover);
        put(state, at + 64, individuals);
        put(state, at + 72, individualBuys);
    }

    private static long word(MemorySegment from, long at) {
        return from.get(ValueLayout.JAVA_LONG, at);
    }

    private static void put(MemorySegment into, long at, long value) {
        into.set(ValueLayout.JAVA_LONG, at, value);
    }

    private static void put(MemorySegment into, long at, Wide value) {
        put(into, at, value.low);
        put(into, at + 8, value.high);
    }

    /// Turnover by volume, towards zero, in units of 1e-8.
    long vwap() {
        boolean none = volume.low == 0 && volume.high == 0;
        return none ? 0 : Wide.divide(turnover.high, turnover.low, volume.high, volume.low);
    }
}
