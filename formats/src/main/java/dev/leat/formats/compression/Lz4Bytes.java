package dev.leat.formats.compression;

import dev.leat.api.memory.MemoryBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The frames of an LZ4 file, one after the other (Collet, "LZ4 Frame Format Description", version 1.6.4), block by
/// block,
/// each sum checked. Frames to be skipped are.
///
/// A block has at most what its frame says, which is 4 MiB or less and taken from the budget before it is read.
final class Lz4Bytes implements ByteStage {

    static final long MAGIC = 0x184D2204L;
    private static final long LEGACY = 0x184C2102L;

    private static final int VERSION = 1;
    private static final int INDEPENDENT = 0x20;
    private static final int BLOCK_SUMS = 0x10;
    private static final int CONTENT_SIZE = 0x08;
    private static final int CONTENT_SUM = 0x04;
    private static final int RESERVED = 0x02;
    private static final int DICTIONARY = 0x01;

    private static final long NOT_COMPRESSED = 0x80000000L;

    private final StoredBytes stored;
    private final MemoryBudget memory;
    private final XxHash32 sum = new XxHash32();
    // Holds the blocks of the largest frame so far. Closed by close().
    private Arena arena;
    private MemorySegment packed = MemorySegment.NULL;
    private MemorySegment plain = MemorySegment.NULL;
    private Lz4Block block = new Lz4Block(MemorySegment.NULL, MemorySegment.NULL);
    private int mostOfBlock = 0;

    private boolean inFrame = false;
    private int flags;
    private int most;
    private long size;
    private long given;
    // Of the plain bytes, history is from `low` to `start` and before, and from `start` to `end` is to be given.
    private int low = Lz4Block.HISTORY;
    private int start = Lz4Block.HISTORY;
    private int end = Lz4Block.HISTORY;

    Lz4Bytes(StoredBytes stored, MemoryBudget memory) {
        this.stored = stored;
        this.memory = memory;
        this.arena = memory.open("lz4 blocks");
    }

    @Override
    public long read(MemorySegment into) throws IOException, InterruptedException {
        if (into.byteSize() == 0) {
            return 0;
        }
        while (start == end) {
            if (!(inFrame ? nextBlock() : begin())) {
                return 0;
            }
        }
        long count = Math.min(into.byteSize(), end - start);
        MemorySegment.copy(plain, start, into, 0, count);
        start += (int) count;
        return count;
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /// Reads the header of the next frame.
    ///
    /// @return false where there is none
    private boolean begin() throws IOException, InterruptedException {
        String header = "the header of an lz4 frame";
        if (!stored.more()) {
            return false;
        }
        stored.require(4, header);
        long magic = stored.number(0, 4);
        if ((magic & ~0xFL) == Compression.SKIPPABLE) {
            stored.require(8, "an lz4 frame to be skipped");
            long bytes = stored.number(4, 4);
            stored.skip(8);
            stored.pass(bytes);
            return true;
        }
        if (magic == LEGACY) {
            throw stored.wrong("it has a frame in lz4's legacy format, which is not read");
        }
        if (magic != MAGIC) {
            throw stored.wrong("what follows the last lz4 frame is none");
        }
        stored.require(6, header);
        flags = stored.unsignedByte(4);
        int bytes = 2 + (has(CONTENT_SIZE) ? 8 : 0) + (has(DICTIONARY) ? 4 : 0);
        stored.require(4 + bytes + 1, header);
        int expected = (XxHash32.of(stored.bytes().asSlice(4, bytes)) >>> 8) & 0xFF;
        if (stored.unsignedByte(4 + bytes) != expected) {
            throw stored.wrong("damaged lz4 data: the sum of a frame's header is wrong");
        }
        check(stored.unsignedByte(5));
        size = has(CONTENT_SIZE) ? stored.number(6, 8) : -1;
        stored.skip(4 + bytes + 1);
        given = 0;
        low = Lz4Block.HISTORY;
        start = low;
        end = low;
        sum.reset();
        inFrame = true;
        return true;
    }

    private void check(int descriptor) {
        int code = descriptor >>> 4;
        if (flags >>> 6 != VERSION || has(RESERVED) || (descriptor & 0x0F) != 0 || code < 4 || code > 7) {
            throw stored.wrong("unknown lz4 frame, flags " + flags + " and " + descriptor);
        }
        if (has(DICTIONARY)) {
            throw stored.wrong("an lz4 frame asks for a dictionary");
        }
        most = 1 << (2 * code + 8);
        if (most > mostOfBlock) {
            mostOfBlock = most;
            arena.close();
            arena = memory.open("lz4 blocks");
            packed = arena.allocate((long) most + Lz4Block.ROOM, 64);
            plain = arena.allocate((long) Lz4Block.HISTORY + most + Lz4Block.ROOM, 64);
            block = new Lz4Block(packed, plain);
        }
    }

    /// Decompresses the next block, or ends the frame.
    private boolean nextBlock() throws IOException, InterruptedException {
        stored.require(4, "an lz4 frame");
        long word = stored.number(0, 4);
        if (word == 0) {
            stored.skip(4);
            finish();
            return true;
        }
        long bytes = word & ~NOT_COMPRESSED;
        if (bytes > most) {
            throw stored.wrong("damaged lz4 data: a block of " + bytes + " bytes, " + most + " is the most");
        }
        stored.skip(4);
        keepHistory();
        boolean compressed = word == bytes;
        MemorySegment into = compressed ? packed.asSlice(0, bytes) : plain.asSlice(start, bytes);
        fetch(into);
        if (has(BLOCK_SUMS)) {
            checkSum(XxHash32.of(into), "a block");
        }
        end = compressed ? block.decompress((int) bytes, low, start, start + most) : start + (int) bytes;
        if (end == Lz4Block.DAMAGED) {
            end = start;
            throw stored.wrong("damaged lz4 data before here");
        }
        given += end - start;
        if (has(CONTENT_SUM)) {
            sum.update(plain.asSlice(start, end - start));
        }
        return true;
    }

    /// Puts what the next block may refer to before where it goes.
    private void keepHistory() {
        int kept = has(INDEPENDENT) ? 0 : Math.min(Lz4Block.HISTORY, end - low);
        MemorySegment.copy(plain, end - kept, plain, Lz4Block.HISTORY - kept, kept);
        low = Lz4Block.HISTORY - kept;
        start = Lz4Block.HISTORY;
        end = start;
    }

    private void fetch(MemorySegment into) throws IOException, InterruptedException {
        long filled = 0;
        while (filled < into.byteSize()) {
            stored.require(1, "an lz4 block");
            int count = (int) Math.min(into.byteSize() - filled, stored.atHand());
            MemorySegment.copy(stored.bytes(), 0, into, filled, count);
            stored.skip(count);
            filled += count;
        }
    }

    private void checkSum(int expected, String of) throws IOException, InterruptedException {
        stored.require(4, "the sum of " + of);
        if ((int) stored.number(0, 4) != expected) {
            throw stored.wrong("damaged lz4 data: the sum of " + of + " is wrong");
        }
        stored.skip(4);
    }

    private void finish() throws IOException, InterruptedException {
        inFrame = false;
        if (has(CONTENT_SUM)) {
            checkSum(sum.value(), "a frame");
        }
        if (size >= 0 && size != given) {
            throw stored.wrong("damaged lz4 data: a frame says that it has " + size + " bytes, and has " + given);
        }
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
