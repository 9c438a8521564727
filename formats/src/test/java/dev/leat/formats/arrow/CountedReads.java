package dev.leat.formats.arrow;

import dev.leat.api.sink.Output;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.api.source.Window;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.URI;
import java.util.List;

/// A store that counts how often it is read.
final class CountedReads implements Store {

    private final Store store;
    private long reads = 0;

    CountedReads(Store store) {
        this.store = store;
    }

    long reads() {
        return reads;
    }

    @Override
    public List<Blob> list(URI uri) throws IOException, InterruptedException {
        return store.list(uri);
    }

    @Override
    public long read(Blob blob, long offset, MemorySegment into) throws IOException, InterruptedException {
        reads++;
        return store.read(blob, offset, into);
    }

    @Override
    public Window window(Blob blob, long offset, long bytes) throws IOException, InterruptedException {
        return store.window(blob, offset, bytes);
    }

    @Override
    public Output write(URI uri, Existing existing) throws IOException, InterruptedException {
        return store.write(uri, existing);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
