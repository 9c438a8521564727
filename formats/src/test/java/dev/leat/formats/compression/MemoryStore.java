package dev.leat.formats.compression;

import dev.leat.api.sink.Output;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.api.source.Window;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.util.List;

/// One blob of given bytes.
final class MemoryStore implements Store {

    private final byte[] bytes;

    MemoryStore(byte[] bytes) {
        this.bytes = bytes;
    }

    Blob blob() {
        return new Blob(URI.create("memory:trades.csv"), bytes.length, "");
    }

    @Override
    public List<Blob> list(URI uri) {
        return List.of(blob());
    }

    @Override
    public long read(Blob blob, long offset, MemorySegment into) {
        long count = Math.min(into.byteSize(), bytes.length - offset);
        MemorySegment.copy(bytes, (int) offset, into, ValueLayout.JAVA_BYTE, 0, (int) count);
        return count;
    }

    @Override
    public Window window(Blob blob, long offset, long count) {
        throw new AssertionError("nothing here looks at windows");
    }

    @Override
    public Output write(URI uri, Existing existing) {
        throw new AssertionError("nothing here writes");
    }

    @Override
    public void close() {}
}
