package dev.leat.formats.compression;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// Bytes that are not compressed.
record PlainBytes(StoredBytes stored) implements ByteStage {

    @Override
    public long read(MemorySegment into) throws IOException, InterruptedException {
        if (into.byteSize() == 0 || !stored.more()) {
            return 0;
        }
        int count = (int) Math.min(into.byteSize(), stored.atHand());
        MemorySegment.copy(stored.bytes(), 0, into, 0, count);
        stored.skip(count);
        return count;
    }

    @Override
    public void close() {}
}
