package dev.leat.spill;

import dev.leat.api.files.Channels;
import dev.leat.api.memory.MemoryBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;

/// Gathers bytes into blocks and appends these to a file: compressed where that makes them smaller, encrypted where
/// that
/// is asked for, with a checksum. Its buffers are taken when it is opened. For one thread.
final class BlockWriter implements AutoCloseable {

    private final String name;
    private final FileChannel channel;
    private final long file;
    private final int bytes;
    private final Room room;
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
    /// @param room is asked for the bytes of each block
    BlockWriter(String name, FileChannel channel, long file, BlockForm form, Room room, MemoryBudget memory) {
        this.name = name;
        this.channel = channel;
        this.file = file;
        this.bytes = form.bytes();
        this.room = room;
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
        MemorySegment all = block.asSlice(0, BlockHeader.BYTES + (long) padded);
        room.take(all.byteSize());
        boolean written = false;
        try {
            Channels.write(name, channel, all);
            written = true;
        } catch (IOException e) {
            throw room.refused(e, all.byteSize());
        } finally {
            if (!written) {
                room.undo(all.byteSize());
                cut();
            }
        }
    }

    /// Gives the disk back what was written of a block. An interrupt has closed the channel: then the file goes
    /// anyway.
    private void cut() throws IOException {
        if (channel.isOpen()) {
            channel.truncate(place);
        }
    }

    private static MemorySegment content(MemorySegment block, int bytes) {
        return block.asSlice(BlockHeader.BYTES, bytes);
    }

    @Override
    public void close() {
        arena.close();
        codec.close();
    }

    /// Who allows bytes on the disk.
    interface Room {
        void take(long bytes);

        /// Takes back a take whose bytes could not be written.
        void undo(long bytes);

        /// What to throw where a block could not be written.
        IOException refused(IOException failure, long bytes);
    }
}
