package dev.leat.formats.compression;

import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.sink.Output;
import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Frames of a zstd file (RFC 8878 §3.1.1), of a megabyte of text each, so that readers need no larger window.
final class ZstdPacker implements Packer {

    private static final int FRAME = 1 << 20;

    /// Tables and sequences that the library has on the heap for a frame, at its default level 3.
    private static final long LIBRARY_BYTES = 4 << 20;

    private final ZstdJavaCompressor compressor = new ZstdJavaCompressor();
    private final Output output;
    private final Lease lease;
    private final MemorySegment plain;
    private final MemorySegment packed;
    private boolean begun = false;
    private long filled = 0;

    ZstdPacker(Output output, Arena arena, MemoryBudget memory) {
        this.output = output;
        this.plain = arena.allocate(FRAME, 8);
        this.packed = arena.allocate(compressor.maxCompressedLength(FRAME), 8);
        this.lease = memory.lease("zstd compression", LIBRARY_BYTES);
    }

    @Override
    public void write(MemorySegment bytes) throws IOException, InterruptedException {
        begun = true;
        long from = 0;
        while (from < bytes.byteSize()) {
            if (filled == FRAME) {
                frame();
            }
            long count = Math.min(FRAME - filled, bytes.byteSize() - from);
            MemorySegment.copy(bytes, from, plain, filled, count);
            filled += count;
            from += count;
        }
    }

    private void frame() throws IOException, InterruptedException {
        int bytes = compressor.compress(plain.asSlice(0, filled), packed);
        output.write(packed.asSlice(0, bytes));
        filled = 0;
    }

    @Override
    public void finish() throws IOException, InterruptedException {
        if (begun) {
            frame();
            begun = false;
        }
    }

    @Override
    public void close() {
        lease.close();
    }
}
