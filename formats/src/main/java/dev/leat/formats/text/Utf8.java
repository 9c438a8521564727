package dev.leat.formats.text;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Checks and makes UTF-8 (RFC 3629).
public final class Utf8 {

    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long HIGHS = 0x8080808080808080L;

    private Utf8() {}

    public static boolean ascii(MemorySegment text, long from, long to) {
        long high = 0;
        long i = from;
        for (; i + 8 <= to; i += 8) {
            high |= text.get(WORD, i);
        }
        for (; i < to; i++) {
            high |= text.get(BYTE, i);
        }
        return (high & HIGHS) == 0;
    }

    /// Whether the bytes are whole characters, each in its shortest form, and none a surrogate.
    public static boolean valid(MemorySegment text, long from, long to) {
        long i = from;
        while (i < to) {
            if (i + 8 <= to && (text.get(WORD, i) & HIGHS) == 0) {
                i += 8;
                continue;
            }
            int lead = text.get(BYTE, i++);
            if (lead >= 0) {
                continue;
            }
            int more = continuations(lead & 0xFF);
            if (more == 0 || to - i < more || !validSecond(lead & 0xFF, text.get(BYTE, i) & 0xFF)) {
                return false;
            }
            for (int k = 1; k < more; k++) {
                if ((text.get(BYTE, i + k) & 0xC0) != 0x80) {
                    return false;
                }
            }
            i += more;
        }
        return true;
    }

    /// Whether each of some texts of a column is valid: all are together, and none starts within a character.
    public static boolean validRows(MemorySegment offsets, int row, int count, MemorySegment bytes) {
        long from = offsets.getAtIndex(ValueLayout.JAVA_INT, row);
        long to = offsets.getAtIndex(ValueLayout.JAVA_INT, row + (long) count);
        if (!valid(bytes, from, to)) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            long start = offsets.getAtIndex(ValueLayout.JAVA_INT, row + (long) i);
            if (start < to && (bytes.get(BYTE, start) & 0xC0) == 0x80) {
                return false;
            }
        }
        return true;
    }

    private static int continuations(int lead) {
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        if (lead < 0xE0) {
            return 1;
        }
        return lead < 0xF0 ? 2 : 3;
    }

    private static boolean validSecond(int lead, int second) {
        int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        return second >= least && second <= most;
    }

    /// Writes ISO 8859-1 as UTF-8, which takes at most twice as many bytes.
    ///
    /// @return where it ends
    public static long fromLatin1(MemorySegment text, long from, long to, MemorySegment into, long at) {
        long out = at;
        for (long i = from; i < to; i++) {
            int b = text.get(BYTE, i) & 0xFF;
            if (b < 0x80) {
                into.set(BYTE, out++, (byte) b);
            } else {
                into.set(BYTE, out++, (byte) (0xC0 | (b >> 6)));
                into.set(BYTE, out++, (byte) (0x80 | (b & 0x3F)));
            }
        }
        return out;
    }
}
