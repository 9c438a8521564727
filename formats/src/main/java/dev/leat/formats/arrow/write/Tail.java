package dev.leat.formats.arrow.write;

import dev.leat.api.sink.Output;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The end of the file so far. Small pieces are gathered.
final class Tail {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int GATHERED = 64 << 10;

    /// What buffers and bodies are aligned to, as the format recommends ("Buffer Alignment and Padding").
    private static final long ALIGNMENT = 64;

    private static final int CONTINUATION = -1;

    private final Output output;
    private final MemorySegment gathered;
    private long filled = 0;
    private long position = 0;

    Tail(Output output, Arena arena) {
        this.output = output;
        this.gathered = arena.allocate(GATHERED, ALIGNMENT);
    }

    /// How many bytes were written.
    long position() {
        return position;
    }

    /// Where the next buffer may start.
    static long aligned(long position) {
        return (position + ALIGNMENT - 1) & -ALIGNMENT;
    }

    /// Writes the metadata of a message, such that its body starts aligned ("Encapsulated message format").
    ///
    /// @return how many bytes that were
    int metadata(ByteBuffer bytes) throws IOException, InterruptedException {
        long before = position;
        long size = aligned(position + 8 + bytes.remaining()) - position - 8;
        number(CONTINUATION);
        number(Math.toIntExact(size));
        write(MemorySegment.ofBuffer(bytes));
        zeros(size - bytes.remaining());
        return Math.toIntExact(position - before);
    }

    void number(int number) throws IOException, InterruptedException {
        if (filled + Integer.BYTES > GATHERED) {
            drain();
        }
        gathered.set(INT, filled, number);
        filled += Integer.BYTES;
        position += Integer.BYTES;
    }

    /// Writes a buffer, and zeros up to where the next may start.
    void buffer(MemorySegment bytes) throws IOException, InterruptedException {
        write(bytes);
        zeros(aligned(position) - position);
    }

    /// Writes bytes of any segment.
    void write(MemorySegment bytes) throws IOException, InterruptedException {
        if (bytes.isNative() && bytes.byteSize() > GATHERED) {
            drain();
            output.write(bytes);
            position += bytes.byteSize();
            return;
        }
        for (long from = 0; from < bytes.byteSize(); ) {
            if (filled == GATHERED) {
                drain();
            }
            long part = Math.min(bytes.byteSize() - from, GATHERED - filled);
            MemorySegment.copy(bytes, from, gathered, filled, part);
            filled += part;
            position += part;
            from += part;
        }
    }

    /// @param count fewer than can be gathered
    void zeros(long count) throws IOException, InterruptedException {
        if (filled + count > GATHERED) {
            drain();
        }
        gathered.asSlice(filled, count).fill((byte) 0);
        filled += count;
        position += count;
    }

    void drain() throws IOException, InterruptedException {
        if (filled > 0) {
            output.write(gathered.asSlice(0, filled));
            filled = 0;
        }
    }
}
