package dev.leat.core.arrow;

import dev.leat.api.memory.MemoryBudget;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;

/// Memory for the structs of batches, of one size, used again and again: closing an arena for each batch would cost a
/// handshake of all threads. Closed when the stream has ended and all were given back.
///
/// Thread-safe.
final class Frames {

    private final Arena arena;
    private final long bytes;
    private final Deque<MemorySegment> free = new ArrayDeque<>();
    private int out = 0;
    private boolean ended = false;

    // The arena outlives every method here: structs are out for as long as whoever has them wants.
    Frames(MemoryBudget memory, long bytes) {
        this.arena = memory.open("arrow stream");
        this.bytes = bytes;
    }

    synchronized MemorySegment take() {
        MemorySegment frame = free.isEmpty() ? arena.allocate(bytes, 8) : free.pop();
        out++;
        return frame;
    }

    synchronized void giveBack(MemorySegment frame) {
        free.push(frame);
        out--;
        closeIfDone();
    }

    /// Says that no more will be taken.
    synchronized void end() {
        ended = true;
        closeIfDone();
    }

    private void closeIfDone() {
        if (ended && out == 0) {
            arena.close();
        }
    }
}
