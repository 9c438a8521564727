package dev.leat.core.sort;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Records as a saved state: their length and their bytes, one behind the other, and a 0 at the end.
final class SavedRecords {

    private SavedRecords() {}

    /// The records at some places.
    static void save(RecordLayout layout, MemorySegment records, int[] places, int count, DataOutput state)
            throws IOException {
        for (int i = 0; i < count; i++) {
            save(records, places[i], layout.length(records, places[i]), state);
        }
    }

    /// The records of a chunk, in the order in which they came.
    static void save(RecordLayout layout, Chunk chunk, DataOutput state) throws IOException {
        int place = 0;
        for (int i = 0; i < chunk.count(); i++) {
            int length = layout.length(chunk.memory(), place);
            save(chunk.memory(), place, length, state);
            place += length;
        }
    }

    private static void save(MemorySegment records, int place, int length, DataOutput state) throws IOException {
        state.writeInt(length);
        state.write(records.asSlice(place, length).toArray(ValueLayout.JAVA_BYTE));
    }

    static void end(DataOutput state) throws IOException {
        state.writeInt(0);
    }

    static void restore(DataInput state, ExternalSort sort) throws IOException, InterruptedException {
        for (int length = state.readInt(); length > 0; length = state.readInt()) {
            byte[] bytes = new byte[length];
            state.readFully(bytes);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment copy = arena.allocate(length, Long.BYTES);
                copy.copyFrom(MemorySegment.ofArray(bytes));
                sort.add(copy, 0, length);
            }
        }
    }
}
