package dev.leat.tck.fakes;

import dev.leat.api.sink.Output;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.api.source.Window;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// A store that fails to read now and then, decided by a seed. Lists and writes as the store behind it does.
public final class FlakyStore implements Store {

    private final Store store;
    private final Random random;
    private final double odds;
    private final AtomicInteger failures = new AtomicInteger();

    /// @param odds how likely a read or a window fails, from 0 to 1
    public FlakyStore(Store store, long seed, double odds) {
        this.store = store;
        this.random = new Random(seed);
        this.odds = odds;
    }

    /// How often it has failed.
    public int failures() {
        return failures.get();
    }

    @Override
    public List<Blob> list(URI uri) throws IOException, InterruptedException {
        return store.list(uri);
    }

    @Override
    public long read(Blob blob, long offset, MemorySegment into) throws IOException, InterruptedException {
        perhapsFail(blob, offset);
        return store.read(blob, offset, into);
    }

    @Override
    public Window window(Blob blob, long offset, long bytes) throws IOException, InterruptedException {
        perhapsFail(blob, offset);
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

    private void perhapsFail(Blob blob, long offset) throws IOException {
        if (random.nextDouble() < odds) {
            throw new IOException(
                    "failure " + failures.incrementAndGet() + " on purpose, at byte " + offset + " of " + blob.name());
        }
    }
}
