package dev.leat.formats.parquet;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.sink.Output;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.api.source.Window;
import dev.leat.tck.fakes.MemoryStore;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// A store of one blob that keeps what of it was read.
final class WatchedStore implements Store {

    private final byte[] file;
    private final MemoryStore store;
    private final List<Piece> read = new ArrayList<>();

    WatchedStore(byte[] file, MemoryBudget memory) {
        this.file = file;
        this.store = new MemoryStore(memory);
        store.put(Parquet.NAME, file);
    }

    /// What was read since this was asked last.
    List<Piece> read() {
        List<Piece> pieces = List.copyOf(read);
        read.clear();
        return pieces;
    }

    @Override
    public List<Blob> list(URI uri) throws IOException {
        return store.list(uri);
    }

    @Override
    public long read(Blob blob, long offset, MemorySegment into) {
        read.add(new Piece(offset, into.byteSize()));
        long there = Math.clamp(file.length - offset, 0, into.byteSize());
        MemorySegment.copy(MemorySegment.ofArray(file), Math.min(offset, file.length), into, 0, there);
        return there;
    }

    @Override
    public Window window(Blob blob, long offset, long bytes) throws IOException {
        return store.window(blob, offset, bytes);
    }

    @Override
    public Output write(URI uri, Existing existing) throws IOException {
        return store.write(uri, existing);
    }

    @Override
    public void close() {}

    record Piece(long offset, long bytes) {

        boolean meets(long start, long length) {
            return offset < start + length && start < offset + bytes;
        }
    }
}
