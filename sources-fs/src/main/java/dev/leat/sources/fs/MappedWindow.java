package dev.leat.sources.fs;

import dev.leat.api.files.Channels;
import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Window;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/// A stretch of a file, mapped.
///
/// Its arena is shared, so that any thread may close it: a reader may be closed by another thread than the one that
/// read, and adopted columns travel. That costs a handshake of all threads, 0.1 ms for a window.
final class MappedWindow implements Window {

    private final Blob blob;
    private final Path file;
    private final Arena arena;
    private final Lease lease;
    private final MemorySegment bytes;
    private boolean closed;

    private MappedWindow(Blob blob, Path file, Arena arena, Lease lease, MemorySegment bytes) {
        this.blob = blob;
        this.file = file;
        this.arena = arena;
        this.lease = lease;
        this.bytes = bytes;
    }

    static MappedWindow open(Blob blob, Path file, FileChannel channel, long offset, long bytes, MemoryBudget memory)
            throws IOException, InterruptedException {
        Lease lease = memory.lease("mapped " + file, bytes);
        Arena arena = Arena.ofShared();
        boolean mapped = false;
        try {
            MemorySegment segment = map(file, channel, offset, bytes, arena);
            mapped = true;
            return new MappedWindow(blob, file, arena, lease, segment);
        } finally {
            if (!mapped) {
                arena.close();
                lease.close();
            }
        }
    }

    // Kernels see one class of segments, or their loops are compiled for several; so the mapping is taken by its
    // address.
    @SuppressWarnings("restricted")
    private static MemorySegment map(Path file, FileChannel channel, long offset, long bytes, Arena arena)
            throws IOException, InterruptedException {
        MemorySegment mapped =
                Channels.interruptibly(file.toString(), () -> channel.map(MapMode.READ_ONLY, offset, bytes, arena));
        return MemorySegment.ofAddress(mapped.address())
                .reinterpret(bytes, arena, null)
                .asReadOnly();
    }

    @Override
    public MemorySegment bytes() {
        return bytes;
    }

    @Override
    public void check() throws IOException {
        FileVersion.check(blob, file);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        arena.close();
        lease.close();
    }
}
