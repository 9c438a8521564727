package dev.leat.spill;

import dev.leat.api.memory.MemoryBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Gathers bytes into blocks and appends these to a file: compressed where that makes them smaller, encrypted where
/// that
/// is asked for, with a checksum. Its buffers are taken when it is opened. For one thread.
final class BlockWriter implements AutoCloseable {

    private final long file;
    private final int bytes;
    private final Target target;
    private final BlockIndex index = new BlockIndex();

    // Holds the buffers for as long as is written. Closed by close().
    private final Arena arena;
    private final BlockCodec codec;
    private final BlockCipher cipher;

    /// Each with room for a header before a block.
    private final MemorySegment plain;

    private final MemorySegment packed;
    private final MemorySegment sealed;

    private int filled;
    private long flushed;
    private long place;

    /// @param file the number that blocks carry
    BlockWriter(Target target, long file, BlockForm form, MemoryBudget memory) {
        this.file = file;
        this.bytes = form.bytes();
        this.target = target;
        this.codec = BlockCodec.open(form.compression(), memory);
        this.cipher = form.cipher().get();
        this.arena = memory.open("spill buffers");
        boolean made = false;
        try {
            int most = Math.max(codec.most(bytes), bytes);
            this.plain = buffer(bytes);
            this.packed = codec.most(bytes) > 0 ? buffer(most) : MemorySegment.NULL;
            this.sealed = cipher.more() > 0 ? buffer(bytes + cipher.more()) : MemorySegment.NULL;
            made = true;
        } finally {
            if (!made) {
                close();
            }
        }
    }

    private MemorySegment buffer(int content) {
        return arena.allocate(BlockHeader.BYTES + (long) BlockHeader.padded(content), BlockHeader.BYTES);
    }

    /// How many bytes were appended.
    long size() {
        return flushed + filled;
    }

    /// How many of them lie in blocks.
    long flushed() {
        return flushed;
    }

    /// How many bytes the file has.
    long place() {
        return place;
    }

    BlockIndex index() {
        return index.snapshot();
    }

    /// @throws dev.leat.api.spill.SpillExceededException where there is no room for a block
    void append(MemorySegment more) throws IOException, InterruptedException {
        for (long done = 0; done < more.byteSize(); ) {
            long count = Math.min(more.byteSize() - done, bytes - filled);
            MemorySegment.copy(more, done, plain, BlockHeader.BYTES + (long) filled, count);
            done += count;
            filled += (int) count;
            if (filled == bytes) {
                flush();
            }
        }
    }

    /// Writes what was gathered as a block.
    void flush() throws IOException, InterruptedException {
        if (filled == 0) {
            return;
        }
        int smaller = packed.byteSize() > 0
                ? codec.pack(content(plain, filled), packed.asSlice(BlockHeader.BYTES))
                : Integer.MAX_VALUE;
        boolean shrunk = smaller < filled;
        MemorySegment block = shrunk ? packed : plain;
        int stored = Math.min(smaller, filled);
        var header = new BlockHeader(index.blocks(), file, filled, stored + cipher.more(), shrunk);
        if (cipher.more() > 0) {
            cipher.seal(header, block, sealed);
            block = sealed;
        }
        header.write(block);
        header.sign(block);
        write(block, header.stored());
        index.add(flushed, place);
        place += BlockHeader.BYTES + (long) BlockHeader.padded(header.stored());
        flushed += filled;
        filled = 0;
    }

    private void write(MemorySegment block, int stored) throws IOException, InterruptedException {
        int padded = BlockHeader.padded(stored);
        block.asSlice(BlockHeader.BYTES + (long) stored, padded - stored).fill((byte) 0);
        target.write(block.asSlice(0, BlockHeader.BYTES + (long) padded), place);
    }

    private static MemorySegment content(MemorySegment block, int bytes) {
        return block.asSlice(BlockHeader.BYTES, bytes);
    }

    @Override
    public void close() {
        arena.close();
        codec.close();
    }

    /// Where blocks go.
    interface Target {
        /// Appends a block, or nothing of it.
        ///
        /// @param place how many bytes there are
        void write(MemorySegment block, long place) throws IOException, InterruptedException;
    }
}
