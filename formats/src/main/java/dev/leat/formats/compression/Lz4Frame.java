package dev.leat.formats.compression;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// LZ4 frames ("LZ4 Frame Format Description", version 1.6): what Arrow calls lz4. Written are blocks that stand alone;
/// read are also those that refer to the bytes before them, as the reference library writes them, which decompressors
/// of single blocks cannot read.
public final class Lz4Frame {

    /// What decompressing reads and overwrites beyond the ends of what it is given.
    public static final int ROOM = Lz4Block.ROOM;

    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int MAGIC = 0x184D2204;

    /// Version 1, blocks stand alone, the size of the content follows.
    private static final byte FLAGS = 0b0110_1000;

    /// Blocks of 4 MiB at most.
    private static final byte SIZES = 0b0111_0000;

    private static final int BLOCK = 4 << 20;
    private static final int STORED_AS_IT_IS = 0x8000_0000;
    private static final int HEADER = 15;
    private static final int LEAST_HEADER = 7;

    private static final int BLOCK_SUMS = 0x10;
    private static final int CONTENT_SIZE = 0x08;
    private static final int CONTENT_SUM = 0x04;
    private static final int DICTIONARY = 0x01;

    /// Sizes of one buffer are counted in 32 bits.
    private static final long MOST = Integer.MAX_VALUE - ROOM;

    private Lz4Frame() {}

    /// The most bytes that so many plain ones become with some compressor of blocks.
    public static long mostStored(long plain, BlockCompressor blocks) {
        long whole = plain / BLOCK;
        return HEADER + 4 + (whole + 1) * 4 + whole * blocks.mostStored(BLOCK) + blocks.mostStored(plain % BLOCK);
    }

    /// Compresses the whole of `plain` to the start of `stored`, which has room for [#mostStored].
    ///
    /// @param blocks compresses single blocks, by LZ4
    /// @return how many bytes that are
    public static long compress(MemorySegment plain, MemorySegment stored, BlockCompressor blocks) {
        stored.set(INT, 0, MAGIC);
        stored.set(BYTE, 4, FLAGS);
        stored.set(BYTE, 5, SIZES);
        stored.set(LONG, 6, plain.byteSize());
        stored.set(BYTE, 14, (byte) (XxHash32.of(stored.asSlice(4, 10)) >> 8));
        long at = HEADER;
        for (long from = 0; from < plain.byteSize(); from += BLOCK) {
            MemorySegment block = plain.asSlice(from, Math.min(BLOCK, plain.byteSize() - from));
            long bytes = blocks.compress(block, stored.asSlice(at + 4));
            if (bytes < block.byteSize()) {
                stored.set(INT, at, (int) bytes);
                at += 4 + bytes;
            } else {
                MemorySegment.copy(block, 0, stored, at + 4, block.byteSize());
                stored.set(INT, at, (int) block.byteSize() | STORED_AS_IT_IS);
                at += 4 + block.byteSize();
            }
        }
        stored.set(INT, at, 0);
        return at + 4;
    }

    /// Decompresses a frame. Both segments have [#ROOM] bytes beyond what is said here, which are read and
    /// overwritten.
    ///
    /// @param bytes of the frame
    /// @param size of the plain bytes
    /// @return whether the frame is sound and has exactly as many bytes; where not, those of `plain` mean nothing
    public static boolean decompress(MemorySegment stored, long bytes, MemorySegment plain, long size) {
        if (bytes < LEAST_HEADER || bytes > MOST || size > MOST || stored.get(INT, 0) != MAGIC) {
            return false;
        }
        int flags = stored.get(BYTE, 4) & 0xFF;
        long end = 6L + ((flags & CONTENT_SIZE) != 0 ? 8 : 0);
        // Of dictionaries, which nothing in Arrow knows, there are none.
        if (flags >> 6 != 1 || (flags & DICTIONARY) != 0 || bytes < end + 1) {
            return false;
        }
        if (stored.get(BYTE, end) != (byte) (XxHash32.of(stored.asSlice(4, end - 4)) >> 8)) {
            return false;
        }
        return blocks(stored.asSlice(0, bytes + ROOM), end + 1, flags, plain, size) == size;
    }

    /// @param stored with its room
    /// @return how many bytes were filled, or -1 where something is wrong
    private static long blocks(MemorySegment stored, long from, int flags, MemorySegment plain, long most) {
        long sum = (flags & BLOCK_SUMS) != 0 ? 4 : 0;
        long end = stored.byteSize() - ROOM;
        long at = from;
        long to = 0;
        while (at + 4 <= end && to >= 0) {
            int size = stored.get(INT, at);
            at += 4;
            if (size == 0) {
                boolean checked = (flags & CONTENT_SUM) != 0;
                boolean sound = !checked || (at + 4 <= end && stored.get(INT, at) == XxHash32.of(plain.asSlice(0, to)));
                return sound ? to : -1;
            }
            long bytes = size & ~STORED_AS_IT_IS;
            if (at + bytes + sum > end
                    || (sum > 0 && stored.get(INT, at + bytes) != XxHash32.of(stored.asSlice(at, bytes)))) {
                return -1;
            }
            to = block(stored.asSlice(at), size, plain, to, most);
            at += bytes + sum;
        }
        return -1;
    }

    /// @param size bytes of the block, and whether it is stored as it is
    /// @return where the plain bytes end, or -1
    private static long block(MemorySegment stored, int size, MemorySegment plain, long to, long most) {
        int bytes = size & ~STORED_AS_IT_IS;
        if (size >= 0) {
            return new Lz4Block(stored, plain).decompress(bytes, 0, (int) to, (int) most);
        }
        if (bytes > most - to) {
            return -1;
        }
        MemorySegment.copy(stored, 0, plain, to, bytes);
        return to + bytes;
    }
}
