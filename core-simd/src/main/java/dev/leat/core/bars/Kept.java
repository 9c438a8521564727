package dev.leat.core.bars;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Which trades of one key are kept, and where. Trades are numbered from 0 as the key had them; places are those in the
/// block. [#BYTES] bytes in memory, a word each.
final class Kept {

    static final long BYTES = 64;

    /// The block, or 0 where there is none, and how many trades it has room for.
    long block;

    long capacity;

    /// The places of those that are needed: from the first to before the last.
    long from;

    long to;

    /// The number of the trade in place 0.
    long before;

    /// The number of the open bar's first trade, or of the next trade where no bar is open.
    long open;

    /// How many bars closed.
    long bars;

    /// 1 where a bar is open and what comes before it is measured.
    long opened;

    void load(MemorySegment from, long at) {
        block = word(from, at);
        capacity = word(from, at + 8);
        this.from = word(from, at + 16);
        to = word(from, at + 24);
        before = word(from, at + 32);
        open = word(from, at + 40);
        bars = word(from, at + 48);
        opened = word(from, at + 56);
    }

    void store(MemorySegment into, long at) {
        put(into, at, block);
        put(into, at + 8, capacity);
        put(into, at + 16, from);
        put(into, at + 24, to);
        put(into, at + 32, before);
        put(into, at + 40, open);
        put(into, at + 48, bars);
        put(into, at + 56, opened);
    }

    /// How many trades the key had.
    long count() {
        return before + to;
    }

    /// The place of a trade by its number.
    int place(long number) {
        return Math.toIntExact(number - before);
    }

    private static long word(MemorySegment from, long at) {
        return from.get(ValueLayout.JAVA_LONG, at);
    }

    private static void put(MemorySegment into, long at, long value) {
        into.set(ValueLayout.JAVA_LONG, at, value);
    }
}
