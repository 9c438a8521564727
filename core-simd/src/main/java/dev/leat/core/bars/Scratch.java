package dev.leat.core.bars;

import dev.leat.api.data.Origin;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.core.memory.GrowingMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Columns that trades are copied into, to bring those of one key together or to leave some out.
final class Scratch implements AutoCloseable {

    private static final int WORD = Long.BYTES;

    private final GrowingMemory words;
    private final GrowingMemory flags;
    private final GrowingMemory rows;
    private boolean single;
    private Trades trades = new Trades(
            MemorySegment.NULL,
            MemorySegment.NULL,
            MemorySegment.NULL,
            MemorySegment.NULL,
            MemorySegment.NULL,
            MemorySegment.NULL,
            MemorySegment.NULL,
            MemorySegment.NULL,
            Origin.NOWHERE);

    Scratch(MemoryBudget budget) {
        words = new GrowingMemory(budget, "bars trades");
        flags = new GrowingMemory(budget, "bars trades");
        rows = new GrowingMemory(budget, "bars trades");
    }

    /// GrowingMemory for trades whose firsts and lasts are their ids if those of `like` are.
    Trades room(int count, Trades like) {
        single = like.firsts().equals(like.ids());
        return lay(count, like.origin());
    }

    /// GrowingMemory for trades, every column of its own.
    Trades room(int count, Origin origin) {
        single = false;
        return lay(count, origin);
    }

    private Trades lay(int count, Origin origin) {
        long column = Math.addExact(Math.multiplyExact((long) count, WORD), 127) / 64 * 64;
        MemorySegment all = words.atLeast(6 * column);
        MemorySegment ids = all.asSlice(3 * column, column);
        trades = new Trades(
                all.asSlice(0, column),
                all.asSlice(column, column),
                all.asSlice(2 * column, column),
                ids,
                single ? ids : all.asSlice(4 * column, column),
                single ? ids : all.asSlice(5 * column, column),
                flags.atLeast((count + 63L) / 64 * WORD),
                rows.atLeast(4L * count),
                origin);
        return trades;
    }

    Trades trades() {
        return trades;
    }

    /// Puts trade `i` of a batch at `to[i]`, column by column: a loop over one column has few bounds to check.
    void scatter(Trades from, MemorySegment to, int count) {
        scatter(from.prices(), trades.prices(), to, count);
        scatter(from.quantities(), trades.quantities(), to, count);
        scatter(from.times(), trades.times(), to, count);
        scatter(from.ids(), trades.ids(), to, count);
        if (!single) {
            scatter(from.firsts(), trades.firsts(), to, count);
            scatter(from.lasts(), trades.lasts(), to, count);
        }
        scatterBits(from.makers(), trades.makers(), to, count);
        MemorySegment rowsOf = trades.rows();
        for (int i = 0; i < count; i++) {
            rowsOf.setAtIndex(ValueLayout.JAVA_INT, to.getAtIndex(ValueLayout.JAVA_INT, i), i);
        }
    }

    private static void scatter(MemorySegment from, MemorySegment into, MemorySegment to, int count) {
        for (int i = 0; i < count; i++) {
            long value = from.getAtIndex(ValueLayout.JAVA_LONG, i);
            into.setAtIndex(ValueLayout.JAVA_LONG, to.getAtIndex(ValueLayout.JAVA_INT, i), value);
        }
    }

    private static void scatterBits(MemorySegment from, MemorySegment into, MemorySegment to, int count) {
        into.asSlice(0, (count + 7L) / 8).fill((byte) 0);
        for (int i = 0; i < count; i++) {
            int bit = from.get(ValueLayout.JAVA_BYTE, i >> 3) >> (i & 7) & 1;
            int place = to.getAtIndex(ValueLayout.JAVA_INT, i);
            int old = into.get(ValueLayout.JAVA_BYTE, place >> 3);
            into.set(ValueLayout.JAVA_BYTE, place >> 3, (byte) (old | bit << (place & 7)));
        }
    }

    @Override
    public void close() {
        words.close();
        flags.close();
        rows.close();
    }
}
