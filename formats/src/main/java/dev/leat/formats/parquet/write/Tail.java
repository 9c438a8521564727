package dev.leat.formats.parquet.write;

import dev.leat.api.sink.Output;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/// The end of the file so far. Small pieces are gathered.
final class Tail {

    private static final int GATHERED = 64 << 10;

    private final Output output;
    private final MemorySegment gathered;
    private long filled = 0;
    private long position = 0;

    Tail(Output output, Arena arena) {
        this.output = output;
        this.gathered = arena.allocate(GATHERED);
    }

    /// How many bytes were written.
    long position() {
        return position;
    }

    void write(ByteBuffer bytes) throws IOException, InterruptedException {
        MemorySegment all = MemorySegment.ofBuffer(bytes);
        for (long from = 0; from < all.byteSize(); ) {
            if (filled == GATHERED) {
                drain();
            }
            long part = Math.min(all.byteSize() - from, GATHERED - filled);
            MemorySegment.copy(all, from, gathered, filled, part);
            filled += part;
            from += part;
        }
        position += all.byteSize();
    }

    /// @param bytes of a native segment
    void write(MemorySegment bytes) throws IOException, InterruptedException {
        if (bytes.byteSize() > GATHERED - filled) {
            drain();
        }
        if (bytes.byteSize() > GATHERED) {
            output.write(bytes);
        } else {
            MemorySegment.copy(bytes, 0, gathered, filled, bytes.byteSize());
            filled += bytes.byteSize();
        }
        position += bytes.byteSize();
    }

    void drain() throws IOException, InterruptedException {
        if (filled > 0) {
            output.write(gathered.asSlice(0, filled));
            filled = 0;
        }
    }
}
