package dev.leat.spill;

import dev.leat.api.data.DataException;
import dev.leat.api.files.Channels;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.spill.SpilledBytes;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads bytes out of blocks, checking each. It holds the last block, so that reading on costs each block once.
final class BlockReader implements SpilledBytes.Reader {

    private static final int NONE = -1;

    private final List<Part> parts;
    private final long file;
    private final BlockIndex index;
    private final long size;
    private final int bytes;
    private final List<FileChannel> channels;

    // Holds the buffers for as long as is read. Closed by close().
    private final Arena arena;
    private final BlockCodec codec;
    private final BlockCipher cipher;
    private final MemorySegment stored;
    private final MemorySegment opened;
    private final MemorySegment unpacked;
    private MemorySegment content = MemorySegment.NULL;
    private int block = NONE;
    private boolean closed;

    private BlockReader(Blocks blocks, List<FileChannel> channels, BlockForm form, Arena arena, BlockCodec codec) {
        this.parts = blocks.parts();
        this.file = blocks.file();
        this.index = blocks.index();
        this.size = blocks.size();
        this.bytes = form.bytes();
        this.channels = channels;
        this.arena = arena;
        this.codec = codec;
        this.cipher = form.cipher().get();
        this.stored = buffer(bytes + cipher.more());
        this.opened = cipher.more() > 0 ? buffer(bytes) : MemorySegment.NULL;
        this.unpacked = codec.most(bytes) > 0 ? buffer(bytes) : MemorySegment.NULL;
    }

    static BlockReader open(Blocks blocks, BlockForm form, MemoryBudget memory)
            throws IOException, InterruptedException {
        BlockCodec codec = BlockCodec.open(form.compression(), memory);
        Arena arena = memory.open("blocks read back");
        List<FileChannel> channels = new ArrayList<>();
        boolean made = false;
        try {
            for (Part part : blocks.parts()) {
                channels.add(Channels.interruptibly(part.path().toString(), () -> FileChannel.open(part.path())));
            }
            var reader = new BlockReader(blocks, channels, form, arena, codec);
            made = true;
            return reader;
        } finally {
            if (!made) {
                arena.close();
                codec.close();
                closeAll(channels);
            }
        }
    }

    private static void closeAll(List<FileChannel> channels) throws IOException {
        IOException failure = null;
        for (FileChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private MemorySegment buffer(int content) {
        return arena.allocate(BlockHeader.BYTES + (long) BlockHeader.padded(content), BlockHeader.BYTES);
    }

    @Override
    public String name() {
        return parts.getFirst().path().toString();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long offset, MemorySegment into) throws IOException, InterruptedException {
        if (offset < 0 || into.byteSize() > size - offset) {
            throw new IndexOutOfBoundsException(into.byteSize() + " bytes from " + offset + " of " + size);
        }
        for (long done = 0; done < into.byteSize(); ) {
            long at = offset + done;
            hold(at);
            long from = at - index.start(block);
            long count = Math.min(into.byteSize() - done, content.byteSize() - from);
            MemorySegment.copy(content, from, into, done, count);
            done += count;
        }
    }

    /// Makes the block that holds a byte the one at hand.
    private void hold(long offset) throws IOException, InterruptedException {
        boolean held =
                block != NONE && offset >= index.start(block) && offset - index.start(block) < content.byteSize();
        if (!held) {
            load(index.of(offset));
        }
    }

    private void load(int wanted) throws IOException, InterruptedException {
        block = NONE;
        long start = index.start(wanted);
        long end = wanted + 1 < index.blocks() ? index.start(wanted + 1) : size;
        long place = index.place(wanted);
        read(place, stored.asSlice(0, BlockHeader.BYTES), wanted);
        BlockHeader header = BlockHeader.read(stored);
        boolean fits = header.stored() > 0 && header.stored() <= bytes + cipher.more();
        require(fits && header.plain() == end - start && header.number() == wanted && header.file() == file, wanted);
        read(place + BlockHeader.BYTES, stored.asSlice(BlockHeader.BYTES, header.stored()), wanted);
        require(BlockHeader.holds(stored, header.stored()), wanted);
        content = unpacked(header, wanted);
        block = wanted;
    }

    private MemorySegment unpacked(BlockHeader header, int wanted) {
        MemorySegment at = stored;
        int length = header.stored();
        if (cipher.more() > 0) {
            require(cipher.open(header, stored, opened), wanted);
            at = opened;
            length -= cipher.more();
        }
        MemorySegment held = at.asSlice(BlockHeader.BYTES, length);
        if (!header.packed()) {
            require(length == header.plain(), wanted);
            return held;
        }
        MemorySegment into = unpacked.asSlice(0, Math.min(header.plain(), unpacked.byteSize()));
        require(codec.unpack(held, into) && into.byteSize() == header.plain(), wanted);
        return into;
    }

    private void read(long place, MemorySegment into, int wanted) throws IOException, InterruptedException {
        int part = part(place);
        long read = Channels.readAt(
                parts.get(part).path().toString(),
                channels.get(part),
                place - parts.get(part).from(),
                into);
        require(read == into.byteSize(), wanted);
    }

    /// Which part holds a place.
    private int part(long place) {
        int part = parts.size() - 1;
        while (part > 0 && parts.get(part).from() > place) {
            part--;
        }
        return part;
    }

    private void require(boolean sound, int wanted) {
        if (!sound) {
            throw new DataException(
                    parts.get(part(index.place(wanted))).path().toString(),
                    wanted + 1,
                    "this block is not as it was written: its checksum, length or number is wrong;"
                            + " was the file changed, or is the disk failing?");
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        arena.close();
        codec.close();
        closeAll(channels);
    }

    /// Blocks of a file.
    ///
    /// @param parts one, or more where disks were full; a block lies in one of them
    /// @param file the number that they carry
    /// @param size how many bytes they hold together
    record Blocks(List<Part> parts, long file, BlockIndex index, long size) {}

    /// A part of a file.
    ///
    /// @param from which place its first byte is
    record Part(Path path, long from) {}
}
