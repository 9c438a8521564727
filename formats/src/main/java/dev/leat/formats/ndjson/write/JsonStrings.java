package dev.leat.formats.ndjson.write;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Copies text as what stands in JSON strings, eight bytes at a time: quotes, backslashes and control characters
/// escaped (RFC 8259 §7), all else as it is.
final class JsonStrings {

    /// Bytes beyond the end that a copy may read, and may overwrite.
    static final int OVERRUN = 16;

    /// The most bytes that one takes.
    static final int MOST = 6;

    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = '"' * LOW_BITS;
    private static final long BACKSLASHES = '\\' * LOW_BITS;
    private static final long SPACES = ' ' * LOW_BITS;
    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private JsonStrings() {}

    /// Copies a text without the quotes around it.
    ///
    /// @param from has [#OVERRUN] readable bytes beyond `end`
    /// @param into has room for [#MOST] bytes for each, and [#OVERRUN]
    /// @return where it ends
    static long copy(MemorySegment from, long start, long end, MemorySegment into, long at) {
        long i = start;
        long out = at;
        while (i < end) {
            long word = from.get(WORD, i);
            into.set(WORD, out, word);
            long special = special(word);
            long plain = special == 0 ? 8 : Long.numberOfTrailingZeros(special) >>> 3;
            if (i + plain >= end) {
                return out + end - i;
            }
            i += plain;
            out += plain;
            if (special != 0) {
                out = escape(from.get(BYTE, i++), into, out);
            }
        }
        return out;
    }

    private static long escape(byte b, MemorySegment into, long at) {
        into.set(BYTE, at, (byte) '\\');
        byte letter = letter(b);
        into.set(BYTE, at + 1, letter);
        if (letter != 'u') {
            return at + 2;
        }
        into.set(BYTE, at + 2, (byte) '0');
        into.set(BYTE, at + 3, (byte) '0');
        into.set(BYTE, at + 4, DIGITS[b >>> 4]);
        into.set(BYTE, at + 5, DIGITS[b & 15]);
        return at + 6;
    }

    private static byte letter(byte b) {
        return switch (b) {
            case '"', '\\' -> b;
            case '\b' -> 'b';
            case '\f' -> 'f';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 'u';
        };
    }

    /// High bits where a byte is special, exact up to the first.
    private static long special(long word) {
        return zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES) | ((word - SPACES) & ~word & HIGH_BITS);
    }

    private static long zeros(long word) {
        return (word - LOW_BITS) & ~word & HIGH_BITS;
    }
}
