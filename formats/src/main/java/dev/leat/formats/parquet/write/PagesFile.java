package dev.leat.formats.parquet.write;

import dev.leat.api.spill.Spill;
import dev.leat.api.spill.SpilledBytes;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Pages that wait on the disk.
final class PagesFile implements AutoCloseable {

    private static final int BUFFER = 64 << 10;

    private final Spill spill;
    private final String owner;
    private final MemorySegment buffer;
    private @Nullable SpilledBytes bytes;
    private Optional<SpilledBytes.Reader> reader = Optional.empty();

    private PagesFile(Spill spill, String owner, MemorySegment buffer) {
        this.spill = spill;
        this.owner = owner;
        this.buffer = buffer;
    }

    /// @param arena that of its user
    static PagesFile open(Spill spill, String owner, Arena arena) throws IOException, InterruptedException {
        var file = new PagesFile(spill, owner, arena.allocate(BUFFER, Buffer.PADDING));
        file.bytes = spill.open(owner);
        return file;
    }

    /// @param piece a native segment, or a small one on the heap
    void append(MemorySegment piece) throws IOException, InterruptedException {
        if (piece.isNative()) {
            opened().append(piece);
            return;
        }
        for (long from = 0; from < piece.byteSize(); from += BUFFER) {
            long part = Math.min(BUFFER, piece.byteSize() - from);
            opened().append(buffer.asSlice(0, part).copyFrom(piece.asSlice(from, part)));
        }
    }

    /// Copies what was appended to the end of the output.
    void write(long start, long length, Tail tail) throws IOException, InterruptedException {
        if (reader.isEmpty()) {
            opened().flush();
            reader = Optional.of(opened().open());
        }
        for (long from = start; from < start + length; from += BUFFER) {
            MemorySegment part = buffer.asSlice(0, Math.min(BUFFER, start + length - from));
            reader.get().read(from, part);
            tail.write(part);
        }
    }

    /// Gives back the room on the disk, and starts anew.
    void clear() throws IOException, InterruptedException {
        close();
        bytes = spill.open(owner);
    }

    private SpilledBytes opened() throws IOException {
        SpilledBytes open = bytes;
        if (open == null) {
            throw new IOException("there is no file for waiting pages");
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        SpilledBytes open = bytes;
        bytes = null;
        try {
            if (reader.isPresent()) {
                reader.get().close();
            }
        } finally {
            reader = Optional.empty();
            if (open != null) {
                open.close();
            }
        }
    }
}
