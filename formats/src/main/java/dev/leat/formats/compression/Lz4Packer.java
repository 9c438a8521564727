package dev.leat.formats.compression;

import dev.leat.api.sink.Output;
import io.airlift.compress.v3.lz4.Lz4JavaCompressor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// One frame of an LZ4 file (see [Lz4Bytes]), in blocks of a megabyte that do not refer to each other, with the sum of
/// the text.
final class Lz4Packer implements Packer {

    private static final int BLOCK = 1 << 20;

    /// Version 1, independent blocks, content checksum.
    private static final byte FLAGS = 0x64;

    /// Blocks of a megabyte at most.
    private static final byte DESCRIPTOR = 0x60;

    /// Says of a block that it is stored as it is.
    private static final int NOT_COMPRESSED = 0x80000000;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Lz4JavaCompressor compressor = new Lz4JavaCompressor();
    private final XxHash32 sum = new XxHash32();
    private final Output output;
    private final MemorySegment plain;
    private final MemorySegment packed;
    private boolean begun = false;
    private long filled = 0;

    Lz4Packer(Output output, Arena arena) {
        this.output = output;
        this.plain = arena.allocate(BLOCK, 8);
        this.packed = arena.allocate(4L + compressor.maxCompressedLength(BLOCK), 8);
    }

    @Override
    public void write(MemorySegment bytes) throws IOException, InterruptedException {
        if (!begun) {
            begin();
        }
        sum.update(bytes);
        long from = 0;
        while (from < bytes.byteSize()) {
            if (filled == BLOCK) {
                block();
            }
            long count = Math.min(BLOCK - filled, bytes.byteSize() - from);
            MemorySegment.copy(bytes, from, plain, filled, count);
            filled += count;
            from += count;
        }
    }

    private void begin() throws IOException, InterruptedException {
        packed.set(INT, 0, (int) Lz4Bytes.MAGIC);
        packed.set(ValueLayout.JAVA_BYTE, 4, FLAGS);
        packed.set(ValueLayout.JAVA_BYTE, 5, DESCRIPTOR);
        packed.set(ValueLayout.JAVA_BYTE, 6, (byte) (XxHash32.of(packed.asSlice(4, 2)) >>> 8));
        output.write(packed.asSlice(0, 7));
        sum.reset();
        begun = true;
    }

    private void block() throws IOException, InterruptedException {
        int bytes = compressor.compress(plain.asSlice(0, filled), packed.asSlice(4));
        if (bytes < filled) {
            packed.set(INT, 0, bytes);
            output.write(packed.asSlice(0, 4L + bytes));
        } else {
            packed.set(INT, 0, (int) filled | NOT_COMPRESSED);
            output.write(packed.asSlice(0, 4));
            output.write(plain.asSlice(0, filled));
        }
        filled = 0;
    }

    @Override
    public void finish() throws IOException, InterruptedException {
        if (!begun) {
            return;
        }
        if (filled > 0) {
            block();
        }
        packed.set(INT, 0, 0);
        packed.set(INT, 4, sum.value());
        output.write(packed.asSlice(0, 8));
        begun = false;
    }

    @Override
    public void close() {}
}
