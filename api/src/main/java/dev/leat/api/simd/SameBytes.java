package dev.leat.api.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Compares stretches of memory, of which some may be mapped.
///
/// `MemorySegment.mismatch` must not see mapped text: from 64 bytes on it runs in a stub of the JVM (JDK 25,
/// `vectorizedMismatch`), where a page that has vanished is no [InternalError] but the end of the process. Loads in
/// Java code are errors that can be caught.
public final class SameBytes {

    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    private SameBytes() {}

    /// Whether `count` bytes from `start` on are those of another segment from `from` on.
    public static boolean same(MemorySegment text, long start, MemorySegment other, long from, long count) {
        long i = 0;
        for (; i + 8 <= count; i += 8) {
            if (text.get(WORD, start + i) != other.get(WORD, from + i)) {
                return false;
            }
        }
        for (; i < count; i++) {
            if (text.get(BYTE, start + i) != other.get(BYTE, from + i)) {
                return false;
            }
        }
        return true;
    }
}
