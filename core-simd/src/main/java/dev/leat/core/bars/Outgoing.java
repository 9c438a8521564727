package dev.leat.core.bars;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.core.memory.GrowingMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The bars that go out of those that closed: without the orphans that nobody asked for, and with a bar for each
/// interval without trades after one. They go out in slices, since one trade may come after any number of intervals.
final class Outgoing implements AutoCloseable {

    private static final int SLICE = 4096;

    private final ClosedBars closed;
    private final Ends ends;
    private final BarsOptions.Unfinished orphans;
    private final GrowingMemory room;
    private MemorySegment from = MemorySegment.NULL;
    private int count;
    private int next;

    /// How many bars of the next one went out: it, then the empty ones after it.
    private long gone;

    Outgoing(ClosedBars closed, Ends ends, BarsOptions.Unfinished orphans, MemoryBudget memory) {
        this.closed = closed;
        this.ends = ends;
        this.orphans = orphans;
        this.room = new GrowingMemory(memory, "bars closed");
    }

    /// Begins with bars that closed.
    void begin(MemorySegment bars, int of) {
        from = bars;
        count = of;
        next = 0;
        gone = 0;
    }

    /// The slice last filled.
    MemorySegment bars() {
        return room.segment();
    }

    /// Fills the next slice.
    ///
    /// @return how many bars it has; none where all went out
    int fill() {
        MemorySegment into = room.atLeast(SLICE * ClosedBars.BYTES);
        int filled = 0;
        while (next < count && filled < SLICE) {
            long at = next * ClosedBars.BYTES;
            if (gone > word(from, at + ClosedBars.EMPTY_AFTER)) {
                next++;
                gone = 0;
                continue;
            }
            if (gone > 0 || wanted(at)) {
                long to = filled * ClosedBars.BYTES;
                MemorySegment.copy(from, at, into, to, ClosedBars.BYTES);
                if (gone > 0) {
                    closed.empty(into, to, ends.intervalStart(word(from, at + Bar.OPEN_TIME), gone));
                }
                filled++;
            }
            gone++;
        }
        return filled;
    }

    private boolean wanted(long at) {
        return orphans == BarsOptions.Unfinished.EMIT || word(from, at + ClosedBars.ORPHAN) == 0;
    }

    private static long word(MemorySegment bars, long at) {
        return bars.get(ValueLayout.JAVA_LONG, at);
    }

    @Override
    public void close() {
        room.close();
    }
}
