package dev.leat.formats.arrow;

import dev.leat.api.sink.Output;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.api.source.Window;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.URI;
import java.util.List;

/// A store of bytes that come once, in order. The first kilobytes can be read again.
final class PipedBytes implements Store {

    private static final int KEPT = 16 << 10;

    private final byte[] bytes;
    private long position = 0;

    PipedBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long read(Blob blob, long offset, MemorySegment into) throws IOException {
        if (offset != position && offset + into.byteSize() > Math.min(position, KEPT) && position > KEPT) {
            throw new IOException("byte " + offset + " was asked for after " + position);
        }
        long there = Math.clamp(bytes.length - offset, 0, into.byteSize());
        MemorySegment.copy(MemorySegment.ofArray(bytes), Math.min(offset, bytes.length), into, 0, there);
        position = Math.max(position, offset + there);
        return there;
    }

    @Override
    public List<Blob> list(URI uri) {
        throw new IllegalStateException("nothing is listed here");
    }

    @Override
    public Window window(Blob blob, long offset, long size) {
        throw new IllegalStateException("a pipe has no windows");
    }

    @Override
    public Output write(URI uri, Existing existing) {
        throw new IllegalStateException("nothing is written here");
    }

    @Override
    public void close() {}
}
