package dev.leat.core.sort;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// A place in a run: the record that is next, and its packed key. Some records are looked at ahead, since keys of many
/// are packed faster than of one, and are in the cache when their turn comes.
final class RunCursor implements AutoCloseable {

    private static final int WINDOW = 128;

    private final RunSource source;
    private final Packing packing;
    private final int[] places = new int[WINDOW];
    private final long[] keys = new long[WINDOW];
    private MemorySegment memory = MemorySegment.NULL;
    private int count;
    private int at = -1;

    RunCursor(RunSource source, Packing packing) {
        this.source = source;
        this.packing = packing;
    }

    /// Goes to the next record.
    ///
    /// @return false where there is none
    boolean advance() throws IOException, InterruptedException {
        at++;
        return at < count || load();
    }

    private boolean load() throws IOException, InterruptedException {
        count = source.next(places);
        memory = source.memory();
        at = 0;
        packing.pack(memory, places, count, keys);
        return count > 0;
    }

    MemorySegment memory() {
        return memory;
    }

    int place() {
        return places[at];
    }

    long key() {
        return keys[at];
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
