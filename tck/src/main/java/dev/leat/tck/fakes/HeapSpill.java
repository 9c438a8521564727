package dev.leat.tck.fakes;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.plugin.ByteSize;
import dev.leat.api.spill.Spill;
import dev.leat.api.spill.SpillExceededException;
import dev.leat.api.spill.SpilledBytes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A spill in arrays of the heap, with a cap, for tests of operators.
///
/// Thread-safe: the lock holds that `held` is what the open files hold together.
public final class HeapSpill implements Spill {

    /// What stands for the buffers of a file.
    private static final long BUFFER = 1024;

    private final MemoryBudget memory;
    private final long cap;
    private long held;
    private long peak;
    private long written;

    public HeapSpill(MemoryBudget memory, long cap) {
        this.memory = memory;
        this.cap = cap;
    }

    @Override
    public SpilledBytes open(String owner) {
        Arena arena = memory.open(owner);
        boolean opened = false;
        try {
            arena.allocate(BUFFER);
            opened = true;
            return new HeapFile(owner, arena);
        } finally {
            if (!opened) {
                arena.close();
            }
        }
    }

    @Override
    public List<Path> folders() {
        return List.of();
    }

    @Override
    public synchronized Usage usage() {
        return new Usage(held, peak, written);
    }

    @Override
    public void close() {}

    private synchronized void take(String owner, long bytes) {
        if (bytes > cap - held) {
            throw new SpillExceededException(
                    SpillExceededException.Reason.CAP_REACHED,
                    "no room to spill " + new ByteSize(bytes) + " of " + owner + ": " + new ByteSize(held) + " of "
                            + new ByteSize(cap) + " are held; raise --max-temp");
        }
        held += bytes;
        written += bytes;
        peak = Math.max(peak, held);
    }

    private synchronized void giveBack(long bytes) {
        held -= bytes;
    }

    private final class HeapFile implements SpilledBytes {
        private final String owner;
        private final Arena arena;
        private byte[] bytes = new byte[0];
        private long flushed;
        private boolean closed;

        HeapFile(String owner, Arena arena) {
            this.owner = owner;
            this.arena = arena;
        }

        @Override
        public long append(MemorySegment more) {
            long at = bytes.length;
            take(owner, more.byteSize());
            bytes = Arrays.copyOf(bytes, Math.toIntExact(at + more.byteSize()));
            MemorySegment.copy(
                    more, ValueLayout.JAVA_BYTE, 0, bytes, Math.toIntExact(at), Math.toIntExact(more.byteSize()));
            return at;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void flush() {
            flushed = bytes.length;
        }

        @Override
        public Reader open() {
            return new HeapReader(owner, bytes, flushed);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                giveBack(bytes.length);
                arena.close();
            }
        }
    }

    private static final class HeapReader implements SpilledBytes.Reader {
        private final String name;
        private final byte[] bytes;
        private final long size;

        HeapReader(String name, byte[] bytes, long size) {
            this.name = name;
            this.bytes = bytes;
            this.size = size;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public void read(long offset, MemorySegment into) {
            if (offset < 0 || into.byteSize() > size - offset) {
                throw new IndexOutOfBoundsException(into.byteSize() + " bytes from " + offset + " of " + size);
            }
            MemorySegment.copy(
                    bytes, Math.toIntExact(offset), into, ValueLayout.JAVA_BYTE, 0, Math.toIntExact(into.byteSize()));
        }

        @Override
        public void close() {}
    }
}
