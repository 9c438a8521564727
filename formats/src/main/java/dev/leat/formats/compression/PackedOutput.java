package dev.leat.formats.compression;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.sink.Output;
import dev.leat.api.sink.Sink;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Compresses what is written on its way to an output. The same bytes, written in the same pieces, give the same
/// compressed ones: nothing in them tells of time or machine.
public final class PackedOutput implements Output {

    private final Output output;
    // Holds the buffers for as long as there is something to write. Closed by release().
    private final Arena arena;
    private final Packer packer;
    private boolean empty = true;

    private PackedOutput(Output output, Arena arena, Packer packer) {
        this.output = output;
        this.arena = arena;
        this.packer = packer;
    }

    /// @param output closed with this one, but not by [#release]
    /// @throws IllegalArgumentException for [Compression#NONE]
    public static PackedOutput to(Output output, Compression compression, MemoryBudget memory) {
        Arena arena = memory.open("compression");
        boolean made = false;
        try {
            Packer packer = switch (compression) {
                case GZIP -> new GzipPacker(output, arena, memory);
                case ZSTD -> new ZstdPacker(output, arena, memory);
                case LZ4 -> new Lz4Packer(output, arena);
                case NONE -> throw new IllegalArgumentException("no compression of " + output.name());
            };
            made = true;
            return new PackedOutput(output, arena, packer);
        } finally {
            if (!made) {
                arena.close();
            }
        }
    }

    /// A sink that writes to an output, compressed or as it is.
    ///
    /// @param opener makes the sink, which owns what it is given
    public static Sink sink(Output output, Compression compression, MemoryBudget memory, Opener opener)
            throws IOException, InterruptedException {
        if (compression == Compression.NONE) {
            return opener.open(output);
        }
        PackedOutput packed = to(output, compression, memory);
        boolean made = false;
        try {
            Sink sink = opener.open(packed);
            made = true;
            return sink;
        } finally {
            if (!made) {
                packed.release();
            }
        }
    }

    @Override
    public String name() {
        return output.name();
    }

    @Override
    public void write(MemorySegment bytes) throws IOException, InterruptedException {
        packer.write(bytes);
        empty = false;
    }

    /// Ends the compressed text. What is written afterwards begins another, which readers take for more of it.
    @Override
    public void publish() throws IOException, InterruptedException {
        if (empty) {
            write(MemorySegment.NULL);
        }
        packer.finish();
        output.publish();
    }

    /// Gives the memory back.
    public void release() {
        if (arena.scope().isAlive()) {
            packer.close();
            arena.close();
        }
    }

    @Override
    public void close() throws IOException {
        try (output) {
            release();
        }
    }

    /// Makes a sink.
    public interface Opener {
        Sink open(Output output) throws IOException, InterruptedException;
    }
}
