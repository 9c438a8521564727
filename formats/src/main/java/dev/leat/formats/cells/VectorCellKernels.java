package dev.leat.formats.cells;

import dev.leat.formats.text.TextCodes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Cells as 64-bit words, eight characters at a time.
///
/// Numbers from eight digits follow Lemire's `parse_eight_digits_unrolled` (simdjson, fast_float).
final class VectorCellKernels implements CellKernels {

    // Unaligned, though most are aligned: that saves a check for each access, and costs nothing.
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final long ZEROS = 0x3030303030303030L;
    private static final long POINTS = 0x2E2E2E2E2E2E2E2EL;
    private static final long LOWS = 0x7F7F7F7F7F7F7F7FL;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long LOWER = 0x2020202020202020L;

    private static final long TRUE = word("true");
    private static final long FALSE = word("false");
    private static final long ONE = word("1");
    private static final long ZERO = word("0");

    @Override
    public int int64(Cells cells, MemorySegment values, int row, MemorySegment doubtful) {
        MemorySegment text = cells.text();
        MemorySegment bounds = cells.bounds();
        long bound = 4L * cells.first();
        long step = 4L * cells.stride();
        int count = cells.count();
        int doubts = 0;
        for (int i = 0; i < count; i++, bound += step) {
            int start = bounds.get(INT, bound) + 1;
            int end = bounds.get(INT, bound + 4);
            long sign = text.get(BYTE, start) == '-' ? -1 : 0;
            int digits = end - start + (int) sign;
            long low = text.get(WORD, end - 8L) ^ ZEROS;
            long wrong;
            long value;
            if (digits <= 8) {
                low = last(low, digits);
                wrong = wrong(low) | negative(digits - 1);
                value = number(low);
            } else {
                long middle = last(text.get(WORD, end - 16L) ^ ZEROS, Math.min(8, digits - 8));
                wrong = wrong(low) | wrong(middle);
                value = number(middle) * 100_000_000 + number(low);
                if (digits > 16) {
                    long high = last(text.get(WORD, end - 24L) ^ ZEROS, digits - 16);
                    long most = number(high);
                    wrong |= wrong(high) | negative(19 - digits | 921 - most);
                    value += most * 10_000_000_000_000_000L;
                }
            }
            values.set(LONG, 8L * (row + i), (value ^ sign) - sign);
            if ((wrong & HIGHS) != 0) {
                doubtful.set(INT, 4L * doubts++, i);
            }
        }
        return doubts;
    }

    @Override
    public int decimal(Cells cells, int scale, MemorySegment values, int row, MemorySegment doubtful) {
        MemorySegment text = cells.text();
        MemorySegment bounds = cells.bounds();
        long unit = Powers.of10(scale);
        long most = Math.min(Long.MAX_VALUE / unit, 10_000_000_000_000_000L);
        long bound = 4L * cells.first();
        long step = 4L * cells.stride();
        int count = cells.count();
        int doubts = 0;
        for (int i = 0; i < count; i++, bound += step) {
            int start = bounds.get(INT, bound) + 1;
            int end = bounds.get(INT, bound + 4);
            long sign = text.get(BYTE, start) == '-' ? -1 : 0;
            start -= (int) sign;
            int length = end - start;
            long points = points(text.get(WORD, end - 9L));
            if (length < 9) {
                points &= -1L << 1 << (71 - 8 * length);
            }
            int places = 0;
            int whole = length;
            long fraction = 0;
            long wrong = 0;
            if (points != 0) {
                places = 8 - (Long.numberOfTrailingZeros(points) >>> 3);
                whole = length - places - 1;
                fraction = last(text.get(WORD, end - 8L) ^ ZEROS, places);
                wrong = wrong(fraction);
                fraction = number(fraction);
            }
            wrong |= negative(scale - places | whole - 1 | 16 - whole);
            long low = last(text.get(WORD, start + whole - 8L) ^ ZEROS, Math.min(whole, 8));
            long value = number(low);
            wrong |= wrong(low);
            if (whole > 8) {
                long high = last(text.get(WORD, start + whole - 16L) ^ ZEROS, whole - 8);
                wrong |= wrong(high);
                value += number(high) * 100_000_000;
            }
            wrong |= negative(most - 1 - value);
            value = value * unit + fraction * Powers.of10((scale - places) & 31);
            values.set(LONG, 8L * (row + i), (value ^ sign) - sign);
            if ((wrong & HIGHS) != 0) {
                doubtful.set(INT, 4L * doubts++, i);
            }
        }
        return doubts;
    }

    @Override
    public int bool(Cells cells, MemorySegment bits, int row, MemorySegment doubtful) {
        MemorySegment text = cells.text();
        MemorySegment bounds = cells.bounds();
        long bound = 4L * cells.first();
        long step = 4L * cells.stride();
        int count = cells.count();
        int doubts = 0;
        long gathered = bits.get(WORD, (row >>> 6) * 8L) & ~(-1L << row);
        int to = row;
        for (int i = 0; i < count; i++, bound += step) {
            int start = bounds.get(INT, bound) + 1;
            int length = bounds.get(INT, bound + 4) - start;
            long word = text.get(WORD, start) << (64 - 8 * length);
            long lower = word | (LOWER << (64 - 8 * length));
            long notTrue = notZero(lower ^ TRUE) & notZero(word ^ ONE);
            gathered |= (notTrue ^ 1) << to;
            long wrong = notTrue & notZero(lower ^ FALSE) & notZero(word ^ ZERO);
            if ((wrong | negative(length - 1 | 8 - length)) != 0) {
                doubtful.set(INT, 4L * doubts++, i);
            }
            to++;
            if ((to & 63) == 0) {
                bits.set(WORD, (to >>> 6) * 8L - 8, gathered);
                gathered = 0;
            }
        }
        if ((to & 63) != 0) {
            bits.set(WORD, (to >>> 6) * 8L, gathered);
        }
        return doubts;
    }

    @Override
    public int codes(Cells cells, TextCodes known, MemorySegment values, int row, MemorySegment doubtful) {
        MemorySegment text = cells.text();
        MemorySegment bounds = cells.bounds();
        MemorySegment table = known.table();
        int slots = known.slots();
        long bound = 4L * cells.first();
        long step = 4L * cells.stride();
        int count = cells.count();
        int doubts = 0;
        for (int i = 0; i < count; i++, bound += step) {
            int start = bounds.get(INT, bound) + 1;
            int length = bounds.get(INT, bound + 4) - start;
            int code = -1;
            if (length > 0 && length <= TextCodes.SHORT) {
                long first = text.get(WORD, start);
                long second = 0;
                if (length <= 8) {
                    first = first << (64 - 8 * length) >>> (64 - 8 * length);
                } else {
                    second = text.get(WORD, start + 8L) << (128 - 8 * length) >>> (128 - 8 * length);
                }
                second |= (long) length << 56;
                code = probe(table, slots, first, second);
            }
            values.set(INT, 4L * (row + i), code);
            if (code < 0) {
                doubtful.set(INT, 4L * doubts++, i);
            }
        }
        return doubts;
    }

    private static int probe(MemorySegment table, int slots, long first, long second) {
        for (int slot = TextCodes.slot(first, second, slots); ; slot = (slot + 1) & (slots - 1)) {
            long entry = (long) slot * TextCodes.ENTRY;
            long found = table.get(WORD, entry + 8);
            if (found == second && table.get(WORD, entry) == first) {
                return table.get(INT, entry + TextCodes.CODE);
            }
            if (found == 0) {
                return -1;
            }
        }
    }

    @Override
    public int texts(Cells cells, int quote, MemorySegment offsets, int row, MemorySegment bytes) {
        MemorySegment text = cells.text();
        MemorySegment bounds = cells.bounds();
        long bound = 4L * cells.first();
        long step = 4L * cells.stride();
        int count = cells.count();
        int at = offsets.get(INT, 4L * row);
        for (int i = 0; i < count; i++, bound += step) {
            int start = bounds.get(INT, bound) + 1;
            int length = bounds.get(INT, bound + 4) - start;
            if (length <= 0 || text.get(BYTE, start) == quote) {
                return i;
            }
            if (length <= 16) {
                long first = text.get(WORD, start);
                long second = text.get(WORD, start + 8L);
                bytes.set(WORD, at, first);
                bytes.set(WORD, at + 8L, second);
            } else {
                MemorySegment.copy(text, start, bytes, at, length);
            }
            at += length;
            offsets.set(INT, 4L * (row + i + 1), at);
        }
        return count;
    }

    /// The last `count` characters of a word of digits less `0`, zeros for those before. `count` is from 1 to 8, or
    /// the result means nothing.
    private static long last(long word, int count) {
        long mask = -1L << (64 - 8 * count);
        return word & mask;
    }

    /// Has a high bit of some byte set where one is more than 9.
    private static long wrong(long digits) {
        return (digits + 0x7676767676767676L) | digits;
    }

    /// All bits where a number is negative, else none.
    private static long negative(long number) {
        return number >> 63;
    }

    /// 1 where a number is not zero, else 0. Without a branch, since whether a row is true cannot be foreseen.
    private static long notZero(long number) {
        return (number | -number) >>> 63;
    }

    /// High bits where a byte is a point, exactly.
    private static long points(long word) {
        long differences = word ^ POINTS;
        return ~(((differences & LOWS) + LOWS) | differences | LOWS);
    }

    /// The number that eight digits are, the first in the lowest byte.
    private static long number(long digits) {
        long pairs = digits * 10 + (digits >>> 8);
        return ((pairs & 0x000000FF000000FFL) * 0x000F424000000064L
                        + ((pairs >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L)
                >>> 32;
    }

    /// Up to eight characters, the last in the highest byte.
    private static long word(String text) {
        long word = 0;
        for (int i = 0; i < text.length(); i++) {
            word |= (long) text.charAt(i) << (64 - 8 * (text.length() - i));
        }
        return word;
    }
}
