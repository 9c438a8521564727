package dev.leat.formats.parquet.write;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Numbers as Parquet stores them, little-endian at any address, and variable-length integers as Thrift and the
/// encodings have them (unsigned LEB128).
final class Little {

    static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// The most bytes of a variable-length integer.
    static final int VARINT = 10;

    private Little() {}

    /// Writes an unsigned number.
    ///
    /// @return where it ends
    static long varint(long value, MemorySegment into, long at) {
        long rest = value;
        long to = at;
        while ((rest & ~0x7FL) != 0) {
            into.set(BYTE, to++, (byte) (rest | 0x80));
            rest >>>= 7;
        }
        into.set(BYTE, to++, (byte) rest);
        return to;
    }

    /// Writes a signed number, so that small ones of either sign are short.
    ///
    /// @return where it ends
    static long zigzag(long value, MemorySegment into, long at) {
        return varint((value << 1) ^ (value >> 63), into, at);
    }
}
