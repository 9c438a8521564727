package dev.leat.core.sort;

import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.memory.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The chunks of a sort: gives as many as its share of the budget allows, and takes them back to be filled again.
final class ChunkPool implements AutoCloseable {

    private final String owner;
    private final SortMemory memory;
    private final Share share;
    private final List<Chunk> idle = new ArrayList<>();
    private long held;

    ChunkPool(String owner, SortMemory memory) {
        this.owner = owner;
        this.memory = memory;
        this.share = memory.budget().share(owner);
    }

    /// A chunk of so many bytes at least, if there is memory for it. The first there has to be.
    ///
    /// @throws MemoryExceededException where there is none for the first
    Optional<Chunk> take(int bytes) {
        int wanted = Math.max(memory.chunk(), bytes);
        if (!idle.isEmpty() && idle.getLast().bytes() >= bytes) {
            return Optional.of(idle.removeLast());
        }
        if (held == 0) {
            return Optional.of(allocated(wanted));
        }
        if (held + wanted > most()) {
            return Optional.empty();
        }
        try {
            return Optional.of(allocated(wanted));
        } catch (MemoryExceededException _) {
            return Optional.empty();
        }
    }

    /// Whether half of the share will be taken with a chunk of so many bytes.
    boolean filling(int bytes) {
        return held + Math.max(memory.chunk(), bytes) > most() / 2;
    }

    /// Takes a chunk back, unless it is larger than others, or the share has become less.
    void giveBack(Chunk chunk) {
        if (chunk.bytes() <= memory.chunk() && held <= most()) {
            chunk.clear();
            idle.add(chunk);
        } else {
            close(chunk);
        }
    }

    /// Gives up the memory of chunks that are not in use.
    void free() {
        idle.forEach(this::close);
        idle.clear();
    }

    /// Takes that what is in use of another pool is given back here.
    void take(ChunkPool other) {
        other.free();
        holds(held + other.held);
        other.holds(0);
    }

    private Chunk allocated(int bytes) {
        var chunk = new Chunk(memory.budget(), owner, bytes, memory.mostRecords());
        holds(held + chunk.bytes());
        return chunk;
    }

    private long most() {
        return Math.min(memory.chunks(), share.bytes());
    }

    private void close(Chunk chunk) {
        holds(held - chunk.bytes());
        chunk.close();
    }

    private void holds(long bytes) {
        held = bytes;
        share.holds(bytes);
    }

    /// Those in use are closed by whoever uses them.
    @Override
    public void close() {
        free();
        share.close();
    }
}
