package dev.leat.formats.parquet.write;

import java.lang.foreign.MemorySegment;

/// BYTE_STREAM_SPLIT (Parquet format, Encodings.md): the first bytes of all values, then the second ones, and so
/// on.
///
/// As many values as they have bytes are a square, which is turned in steps: of two rows, every second piece
/// changes places with the piece beside it, for pieces of one byte, two, and four (Warren, Hacker's Delight, 7-3).
final class Streams {

    private static final long BYTES = 0x00FF00FF00FF00FFL;
    private static final long PAIRS = 0x0000FFFF0000FFFFL;
    private static final long HALVES = 0x00000000FFFFFFFFL;

    private Streams() {}

    /// Splits values of eight bytes.
    ///
    /// @return how many bytes they take
    static long split8(MemorySegment values, int count, MemorySegment into) {
        int i = 0;
        for (; i <= count - 8; i += 8) {
            long from = 8L * i;
            long a = values.get(Little.LONG, from);
            long b = values.get(Little.LONG, from + 8);
            long c = values.get(Little.LONG, from + 16);
            long d = values.get(Little.LONG, from + 24);
            long e = values.get(Little.LONG, from + 32);
            long f = values.get(Little.LONG, from + 40);
            long g = values.get(Little.LONG, from + 48);
            long h = values.get(Little.LONG, from + 56);

            long abEven = even(a, b, BYTES, 8);
            long abOdd = odd(a, b, BYTES, 8);
            long cdEven = even(c, d, BYTES, 8);
            long cdOdd = odd(c, d, BYTES, 8);
            long efEven = even(e, f, BYTES, 8);
            long efOdd = odd(e, f, BYTES, 8);
            long ghEven = even(g, h, BYTES, 8);
            long ghOdd = odd(g, h, BYTES, 8);

            long abcd04 = even(abEven, cdEven, PAIRS, 16);
            long abcd26 = odd(abEven, cdEven, PAIRS, 16);
            long abcd15 = even(abOdd, cdOdd, PAIRS, 16);
            long abcd37 = odd(abOdd, cdOdd, PAIRS, 16);
            long efgh04 = even(efEven, ghEven, PAIRS, 16);
            long efgh26 = odd(efEven, ghEven, PAIRS, 16);
            long efgh15 = even(efOdd, ghOdd, PAIRS, 16);
            long efgh37 = odd(efOdd, ghOdd, PAIRS, 16);

            into.set(Little.LONG, i, even(abcd04, efgh04, HALVES, 32));
            into.set(Little.LONG, i + (long) count, even(abcd15, efgh15, HALVES, 32));
            into.set(Little.LONG, i + 2L * count, even(abcd26, efgh26, HALVES, 32));
            into.set(Little.LONG, i + 3L * count, even(abcd37, efgh37, HALVES, 32));
            into.set(Little.LONG, i + 4L * count, odd(abcd04, efgh04, HALVES, 32));
            into.set(Little.LONG, i + 5L * count, odd(abcd15, efgh15, HALVES, 32));
            into.set(Little.LONG, i + 6L * count, odd(abcd26, efgh26, HALVES, 32));
            into.set(Little.LONG, i + 7L * count, odd(abcd37, efgh37, HALVES, 32));
        }
        rest(values, i, count, Long.BYTES, into);
        return 8L * count;
    }

    /// Splits values of four bytes.
    ///
    /// @return how many bytes they take
    static long split4(MemorySegment values, int count, MemorySegment into) {
        int i = 0;
        for (; i <= count - 4; i += 4) {
            // Two values in a word: a and c, b and d are the rows whose pieces change places.
            long ab = values.get(Little.LONG, 4L * i);
            long cd = values.get(Little.LONG, 4L * i + 8);
            long ac = even(ab, cd, HALVES, 32);
            long bd = odd(ab, cd, HALVES, 32);
            // Bytes 0 and 2, then 1 and 3, of a and b below, of c and d above.
            long even = even(ac, bd, BYTES, 8);
            long odd = odd(ac, bd, BYTES, 8);
            into.set(Little.INT, i, pairs(even));
            into.set(Little.INT, i + (long) count, pairs(odd));
            into.set(Little.INT, i + 2L * count, pairs(even >>> 16));
            into.set(Little.INT, i + 3L * count, pairs(odd >>> 16));
        }
        rest(values, i, count, Integer.BYTES, into);
        return 4L * count;
    }

    /// The even pieces of two rows: those of the first stay, those of the second go beside them.
    private static long even(long one, long other, long pieces, int bits) {
        return (one & pieces) | ((other & pieces) << bits);
    }

    /// The odd ones, likewise.
    private static long odd(long one, long other, long pieces, int bits) {
        return ((one >>> bits) & pieces) | (other & ~pieces);
    }

    /// The lowest pair of bytes of either half.
    private static int pairs(long word) {
        return (int) ((word & 0xFFFF) | ((word >>> 16) & 0xFFFF0000L));
    }

    private static void rest(MemorySegment values, int first, int count, int width, MemorySegment into) {
        for (int i = first; i < count; i++) {
            for (int j = 0; j < width; j++) {
                into.set(Little.BYTE, (long) j * count + i, values.get(Little.BYTE, (long) width * i + j));
            }
        }
    }
}
