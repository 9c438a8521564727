package dev.leat.formats.compression;

import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.sink.Output;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Members of a gzip file (RFC 1952 §2.3) without name and time, deflated by the JDK.
final class GzipPacker implements Packer {

    private static final long BUFFER = 64 << 10;

    /// What zlib takes for compression with its largest window and default memory level (zconf.h), and some for its
    /// state.
    private static final long ZLIB_BYTES = (1 << 17) + (1 << 17) + (16 << 10);

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// Magic, deflate, no flags, no time, no word on the effort, and an unknown system.
    private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

    private final Output output;
    private final Lease lease;
    private final MemorySegment buffer;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final CRC32 checksum = new CRC32();
    private boolean begun = false;
    private long size = 0;

    GzipPacker(Output output, Arena arena, MemoryBudget memory) {
        this.output = output;
        this.buffer = arena.allocate(BUFFER);
        this.lease = memory.lease("gzip compression", ZLIB_BYTES);
    }

    @Override
    public void write(MemorySegment bytes) throws IOException, InterruptedException {
        if (!begun) {
            MemorySegment.copy(HEADER, 0, buffer, ValueLayout.JAVA_BYTE, 0, HEADER.length);
            output.write(buffer.asSlice(0, HEADER.length));
            begun = true;
        }
        for (long from = 0; from < bytes.byteSize(); from += BUFFER) {
            MemorySegment piece = bytes.asSlice(from, Math.min(BUFFER, bytes.byteSize() - from));
            checksum.update(piece.asByteBuffer());
            size += piece.byteSize();
            deflater.setInput(piece.asByteBuffer());
            while (!deflater.needsInput()) {
                deflate();
            }
        }
    }

    private void deflate() throws IOException, InterruptedException {
        int bytes = deflater.deflate(buffer.asByteBuffer());
        output.write(buffer.asSlice(0, bytes));
    }

    @Override
    public void finish() throws IOException, InterruptedException {
        if (!begun) {
            return;
        }
        deflater.finish();
        while (!deflater.finished()) {
            deflate();
        }
        buffer.set(INT, 0, (int) checksum.getValue());
        buffer.set(INT, 4, (int) size);
        output.write(buffer.asSlice(0, 8));
        deflater.reset();
        checksum.reset();
        size = 0;
        begun = false;
    }

    @Override
    public void close() {
        deflater.end();
        lease.close();
    }
}
