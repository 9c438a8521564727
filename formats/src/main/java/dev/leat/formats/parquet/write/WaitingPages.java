package dev.leat.formats.parquet.write;

import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.plugin.Environment;
import dev.leat.api.spill.Spill;
import dev.leat.api.spill.SpillExceededException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finished pages of a row group that cannot be written yet: the pages of a column have to stand together in the file,
/// and all columns grow at once. Blocks of memory are taken as they are needed, and used again for the next row group.
/// What they have no room for goes to a file, so that row groups end where their rows say.
final class WaitingPages implements AutoCloseable {

    private static final String OWNER = "parquet row group";

    /// The share of the memory that blocks may take, where there are files.
    private static final long MEMORY_SHARE = 8;

    /// Row groups that take no more make no file.
    private static final int SMALL_BLOCKS = 1;

    private final long most;
    private final long inMemory;
    private final long blockBytes;
    private final Spill spill;

    // Lives as long as the sink, since every row group needs it. Closed by close().
    private final Arena arena;
    private final List<MemorySegment> blocks = new ArrayList<>();
    private Optional<PagesFile> file = Optional.empty();
    private Optional<SpillExceededException> refusal = Optional.empty();
    private long used = 0;

    /// How many of the bytes are in memory, once others are in the file.
    private long kept = Long.MAX_VALUE;

    /// @param most bytes that wait
    WaitingPages(Environment environment, long most) throws IOException, InterruptedException {
        this.most = most;
        this.spill = environment.spill();
        this.blockBytes = Math.clamp(most / 16, 4 << 10, 1 << 20);
        this.inMemory = canSpill() ? environment.memory().limit() / MEMORY_SHARE : Long.MAX_VALUE;
        this.arena = environment.memory().open(OWNER);
        boolean made = false;
        try {
            if (most > inMemory) {
                openFile();
            }
            made = true;
        } finally {
            if (!made) {
                arena.close();
            }
        }
    }

    /// How many bytes wait.
    long bytes() {
        return used;
    }

    /// Makes room for so many more bytes, where the row group may be so large. Where nothing can be spilled, also
    /// not where there is no memory for them.
    boolean makeRoom(long bytes) throws IOException, InterruptedException {
        if (used + bytes > most) {
            return false;
        }
        if (kept < Long.MAX_VALUE || hasBlocks(used + bytes)) {
            return true;
        }
        if (!canSpill()) {
            // The row group ends earlier then: that is what its size is for.
            return false;
        }
        openFile();
        kept = used;
        return true;
    }

    private boolean hasBlocks(long bytes) throws IOException, InterruptedException {
        while (blocks.size() * blockBytes < bytes) {
            if ((blocks.size() + 1) * blockBytes > inMemory) {
                return false;
            }
            if (blocks.size() == SMALL_BLOCKS && canSpill() && refusal.isEmpty()) {
                prepareFile();
            }
            try {
                blocks.add(arena.allocate(blockBytes, Buffer.PADDING));
            } catch (MemoryExceededException _) {
                return false;
            }
        }
        return true;
    }

    /// Opens the file while there is room for its buffers, since there may be none when it is needed.
    private void prepareFile() throws IOException, InterruptedException {
        try {
            openFile();
        } catch (SpillExceededException e) {
            // It may never be needed. If it is, this is told.
            refusal = Optional.of(e);
        }
    }

    private void openFile() throws IOException, InterruptedException {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        if (file.isEmpty()) {
            file = Optional.of(PagesFile.open(spill, OWNER, arena));
        }
    }

    private boolean canSpill() {
        return !spill.equals(Spill.NONE);
    }

    /// Keeps a page, for which there is room.
    ///
    /// @return where it is, for [#write]
    long add(ByteBuffer header, MemorySegment body) throws IOException, InterruptedException {
        long start = used;
        add(MemorySegment.ofBuffer(header));
        add(body);
        return start;
    }

    private void add(MemorySegment bytes) throws IOException, InterruptedException {
        if (kept < Long.MAX_VALUE) {
            file.orElseThrow().append(bytes);
            used += bytes.byteSize();
            return;
        }
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
        if (start >= kept) {
            file.orElseThrow().write(start - kept, bytes, tail);
            return;
        }
        for (long from = start; from < start + bytes; ) {
            long at = from % blockBytes;
            long part = Math.min(start + bytes - from, blockBytes - at);
            tail.write(blocks.get((int) (from / blockBytes)).asSlice(at, part));
            from += part;
        }
    }

    /// Forgets what was kept.
    void clear() throws IOException, InterruptedException {
        if (kept < Long.MAX_VALUE) {
            file.orElseThrow().clear();
        }
        kept = Long.MAX_VALUE;
        used = 0;
    }

    @Override
    public void close() throws IOException {
        try (arena) {
            if (file.isPresent()) {
                file.get().close();
            }
        }
    }
}
