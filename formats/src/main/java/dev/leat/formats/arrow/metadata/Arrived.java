package dev.leat.formats.arrow.metadata;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Bytes of a stream, of which it said before how many would come. That is not believed: room is made for a few times
/// as many as came, until all are there.
///
/// @param arena holds them, and is whoever's who has this
/// @param segment room for all that were to come, and [BatchBuilder#PADDING]; shorter where fewer came
/// @param bytes how many came
public record Arrived(Arena arena, MemorySegment segment, long bytes) {

    /// Room that is made before anything has come.
    private static final long FIRST = 1 << 20;

    /// How many times as much room is made next. What was there is copied, and held twice meanwhile.
    private static final long GROWTH = 8;

    /// Reads until so many are there, or no more come.
    ///
    /// @param known those of them that were read already
    /// @param offset where the others are
    /// @param owner who holds them
    public static Arrived read(
            Store store, Blob blob, MemorySegment known, long offset, long bytes, MemoryBudget memory, String owner)
            throws IOException, InterruptedException {
        Arrived sofar = room(Math.min(bytes, FIRST), memory, owner);
        boolean done = false;
        try {
            MemorySegment.copy(known, 0, sofar.segment, 0, known.byteSize());
            long end = known.byteSize();
            while (true) {
                long room = sofar.segment.byteSize() - BatchBuilder.PADDING;
                long read = store.read(blob, offset + end - known.byteSize(), sofar.segment.asSlice(end, room - end));
                end += read;
                if (end < room || room == bytes) {
                    done = true;
                    return new Arrived(sofar.arena, sofar.segment, end);
                }
                Arrived larger = room(room > bytes / GROWTH ? bytes : GROWTH * room, memory, owner);
                MemorySegment.copy(sofar.segment, 0, larger.segment, 0, end);
                sofar.arena.close();
                sofar = larger;
            }
        } finally {
            if (!done) {
                sofar.arena.close();
            }
        }
    }

    private static Arrived room(long bytes, MemoryBudget memory, String owner) {
        Arena arena = memory.open(owner);
        boolean made = false;
        try {
            MemorySegment segment = arena.allocate(bytes + BatchBuilder.PADDING, BatchBuilder.PADDING);
            made = true;
            return new Arrived(arena, segment, 0);
        } finally {
            if (!made) {
                arena.close();
            }
        }
    }
}
