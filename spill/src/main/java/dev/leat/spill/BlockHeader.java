package dev.leat.spill;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// The 64 bytes before each block: what it is, how long, which of which file, and a CRC-32C (RFC 3720, appendix B.4) of
/// these and of the block. The block is padded to 64 bytes.
///
/// @param number which block of its file it is, from 0
/// @param file which file of its process it is of
/// @param plain its bytes in memory
/// @param stored its bytes on the disk, without padding
/// @param packed whether they are compressed
record BlockHeader(long number, long file, int plain, int stored, boolean packed) {

    static final int BYTES = 64;

    private static final int MAGIC = 0x4b4c424c;

    private static final long SIGNED = 40;
    private static final long SUM = 40;

    // Little-endian on disk.
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// Bytes with the padding.
    static int padded(int bytes) {
        return Math.addExact(bytes, BYTES - 1) & -BYTES;
    }

    /// Writes all but the sum.
    void write(MemorySegment into) {
        into.asSlice(0, BYTES).fill((byte) 0);
        into.set(INT, 0, MAGIC);
        into.set(INT, 4, packed ? 1 : 0);
        into.set(INT, 8, plain);
        into.set(INT, 12, stored);
        into.set(LONG, 16, number);
        into.set(LONG, 24, file);
    }

    /// Writes the sum over header and block, which lie behind each other.
    void sign(MemorySegment block) {
        block.set(INT, SUM, sum(block, stored));
    }

    /// What stands before a block. Whether it is true, [#holds] says.
    static BlockHeader read(MemorySegment from) {
        return new BlockHeader(
                from.get(LONG, 16), from.get(LONG, 24), from.get(INT, 8), from.get(INT, 12), from.get(INT, 4) == 1);
    }

    /// Whether header and block are as they were written.
    static boolean holds(MemorySegment block, int stored) {
        return block.get(INT, 0) == MAGIC && block.get(INT, SUM) == sum(block, stored);
    }

    /// What an encryption signs along.
    static MemorySegment signed(MemorySegment block) {
        return block.asSlice(0, SIGNED);
    }

    private static int sum(MemorySegment block, int stored) {
        var sum = new CRC32C();
        sum.update(signed(block).asByteBuffer());
        sum.update(block.asSlice(BYTES, stored).asByteBuffer());
        return (int) sum.getValue();
    }
}
