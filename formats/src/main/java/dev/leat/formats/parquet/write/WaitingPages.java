package dev.leat.formats.parquet.write;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.memory.MemoryExceededException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Finished pages of a row group that cannot be written yet: the pages of a column have to stand together in the
/// file, and all columns grow at once. Blocks of memory are taken as they are needed, and used again for the next
/// row group.
final class WaitingPages implements AutoCloseable {

    private final long most;
    private final long blockBytes;

    // Lives as long as the sink, since every row group needs it. Closed by close().
    private final Arena arena;
    private final List<MemorySegment> blocks = new ArrayList<>();
    private long used = 0;

    /// @param most bytes that wait
    WaitingPages(MemoryBudget memory, long most) {
        this.most = most;
        this.blockBytes = Math.clamp(most / 16, 4 << 10, 1 << 20);
        this.arena = memory.open("parquet row group");
    }

    /// How many bytes wait.
    long bytes() {
        return used;
    }

    /// Makes room for so many more bytes, where the row group may be so large and there is memory for it.
    boolean makeRoom(long bytes) {
        if (used + bytes > most) {
            return false;
        }
        while (blocks.size() * blockBytes < used + bytes) {
            try {
                blocks.add(arena.allocate(blockBytes, Buffer.PADDING));
            } catch (MemoryExceededException _) {
                // The row group ends earlier then: that is what its size is for.
                return false;
            }
        }
        return true;
    }

    /// Keeps a page, for which there is room.
    ///
    /// @return where it is, for [#write]
    long add(ByteBuffer header, MemorySegment body) {
        long start = used;
        copy(MemorySegment.ofBuffer(header));
        copy(body);
        return start;
    }

    private void copy(MemorySegment bytes) {
        for (long from = 0; from < bytes.byteSize(); ) {
            long at = used % blockBytes;
            long part = Math.min(bytes.byteSize() - from, blockBytes - at);
            MemorySegment.copy(bytes, from, blocks.get((int) (used / blockBytes)), at, part);
            from += part;
            used += part;
        }
    }

    /// Writes what was kept.
    void write(long start, long bytes, Tail tail) throws IOException, InterruptedException {
        for (long from = start; from < start + bytes; ) {
            long at = from % blockBytes;
            long part = Math.min(start + bytes - from, blockBytes - at);
            tail.write(blocks.get((int) (from / blockBytes)).asSlice(at, part));
            from += part;
        }
    }

    /// Forgets what was kept.
    void clear() {
        used = 0;
    }

    @Override
    public void close() {
        arena.close();
    }
}
