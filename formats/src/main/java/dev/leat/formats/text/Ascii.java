package dev.leat.formats.text;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Loads, eight digits at a time in a word, and the spaces around values.
///
/// A word holds eight characters, the first in its lowest byte. Folding eight digits into a number is from Lemire,
/// "Quickly parsing eight digits" (2018); spreading a number into eight digits from Khuong, "How to print integers
/// really fast" (2017).
final class Ascii {

    static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// Eight times `0`. Digits become their values by exclusive or with it.
    static final long ZEROS = 0x3030303030303030L;

    /// Powers of ten that fit in a long.
    static final long[] TENS = tens();

    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LOW_BITS = 0x0101010101010101L;

    private Ascii() {}

    static byte at(MemorySegment text, long index) {
        return text.get(ValueLayout.JAVA_BYTE, index);
    }

    static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /// The first `count` (1 to 8) characters from `start` as digit values at the end of a word, with zeros before
    /// them. Reads eight bytes.
    static long digits(MemorySegment text, long start, long count) {
        return (text.get(WORD, start) ^ ZEROS) << (64 - (count << 3));
    }

    /// Nonzero where some byte of `values` is not a digit's value. Alternatives may be joined by `|`.
    static long wrong(long values) {
        return ((values + 0x7676767676767676L) | values) & HIGH_BITS;
    }

    /// The number that eight digit values stand for.
    static long fold(long values) {
        long pairs = values * 10 + (values >>> 8);
        long quads = (pairs & 0x000000FF000000FFL) * 0x000F424000000064L
                + (pairs >>> 16 & 0x000000FF000000FFL) * 0x0000271000000001L;
        return quads >>> 32;
    }

    /// Eight digit values of a number below 10^8.
    static long spread(long number) {
        long high = number / 10_000;
        long quads = high | ((number - high * 10_000) << 32);
        long hundreds = ((quads * 10_486) >>> 20) & 0x0000007F0000007FL;
        long pairs = hundreds | ((quads - 100 * hundreds) << 16);
        long tens = ((pairs * 103) >>> 10) & 0x000F000F000F000FL;
        return tens | ((pairs - 10 * tens) << 8);
    }

    /// The index (0 to 7) of the first byte of a word that equals `character`, or 8.
    static int find(long word, char character) {
        long other = word ^ character * LOW_BITS;
        return Long.numberOfTrailingZeros(other - LOW_BITS & ~other & HIGH_BITS) >>> 3;
    }

    /// Where the text starts without the spaces before it.
    static long skipSpaces(MemorySegment text, long start, long end) {
        long i = start;
        while (i < end && isSpace(at(text, i))) {
            i++;
        }
        return i;
    }

    /// Where the text ends without the spaces after it.
    static long dropSpaces(MemorySegment text, long start, long end) {
        long i = end;
        while (i > start && isSpace(at(text, i - 1))) {
            i--;
        }
        return i;
    }

    static String string(MemorySegment text, long start, long end) {
        return new String(text.asSlice(start, end - start).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.ISO_8859_1);
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\t';
    }

    private static long[] tens() {
        var tens = new long[19];
        tens[0] = 1;
        for (int i = 1; i < tens.length; i++) {
            tens[i] = 10 * tens[i - 1];
        }
        return tens;
    }
}
