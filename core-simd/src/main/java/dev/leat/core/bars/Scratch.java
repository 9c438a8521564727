package dev.leat.core.bars;

import dev.leat.api.data.Origin;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Columns that trades are copied into, to bring those of one key together or to leave some out.
final class Scratch implements AutoCloseable {

    private static final int WORD = Long.BYTES;

    private final Room words;
    private final Room flags;
    private final Room rows;
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
        words = new Room(budget, "bars trades");
        flags = new Room(budget, "bars trades");
        rows = new Room(budget, "bars trades");
    }

    /// Room for trades whose firsts and lasts are their ids if those of `like` are.
    Trades room(int count, Trades like) {
        single = like.firsts().equals(like.ids());
        return lay(count, like.origin());
    }

    /// Room for trades, every column of its own.
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

    void copy(Trades from, int i, int to) {
        set(trades.prices(), to, from.price(i));
        set(trades.quantities(), to, from.quantity(i));
        set(trades.times(), to, from.time(i));
        set(trades.ids(), to, from.id(i));
        if (!single) {
            set(trades.firsts(), to, from.first(i));
            set(trades.lasts(), to, from.last(i));
        }
        Bitmaps.set(trades.makers(), to, from.maker(i));
        trades.rows().setAtIndex(ValueLayout.JAVA_INT, to, from.row(i));
    }

    private static void set(MemorySegment column, int to, long value) {
        column.setAtIndex(ValueLayout.JAVA_LONG, to, value);
    }

    @Override
    public void close() {
        words.close();
        flags.close();
        rows.close();
    }
}
