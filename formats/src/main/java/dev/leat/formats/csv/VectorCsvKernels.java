package dev.leat.formats.csv;

import static dev.leat.formats.csv.Structure.CLOSED;
import static dev.leat.formats.csv.Structure.COMMENT;
import static dev.leat.formats.csv.Structure.FIELD;
import static dev.leat.formats.csv.Structure.PLAIN;
import static dev.leat.formats.csv.Structure.QUOTED;
import static dev.leat.formats.csv.Structure.RECORD;

import dev.leat.api.simd.Species;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorSpecies;

/// The structural scan by vectors, 64 bytes at a time, and fields as 64-bit words, eight characters at a time.
///
/// The scan follows Langdale and Lemire, "Parsing gigabytes of JSON per second" (2019), §3.1; numbers from eight digits
/// follow Lemire's `parse_eight_digits_unrolled` (simdjson, fast_float).
final class VectorCsvKernels implements CsvKernels {

    private static final VectorSpecies<Byte> BYTES = Species.BYTES;
    private static final int LANES = BYTES.length();

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
    public void scan(Structure structure, CsvDialect dialect, int enough) {
        while (structure.at < structure.end && structure.count < enough) {
            if (structure.end - structure.at < 64) {
                ScalarCsvKernels.scanTo(structure, dialect, structure.end);
                return;
            }
            plainBlocks(structure, dialect, enough);
            if (structure.end - structure.at >= 64 && structure.count < enough) {
                quotedBlock(structure, dialect);
            }
        }
    }

    /// Scans blocks until one has quotes, or may have comments.
    private static void plainBlocks(Structure structure, CsvDialect dialect, int enough) {
        if (structure.state == QUOTED || structure.state == COMMENT) {
            return;
        }
        MemorySegment text = structure.text;
        MemorySegment bounds = structure.bounds;
        byte delimiter = (byte) dialect.delimiter();
        byte quote = (byte) dialect.quote();
        byte comment = (byte) dialect.comment();
        boolean quoting = dialect.quote() != CsvDialect.NONE;
        boolean commenting = dialect.comment() != CsvDialect.NONE;
        int count = structure.count;
        int breaks = 0;
        int returns = 0;
        long high = 0;
        int at = structure.at;
        int last = structure.end - 64;
        for (; at <= last && count < enough; at += 64) {
            // Vector loads alone do not tell the compiler that a mapped page may be gone, see Window.
            text.get(BYTE, at);
            long delimiters = 0;
            long feeds = 0;
            long carriages = 0;
            long specials = 0;
            long negative = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                ByteVector block = ByteVector.fromMemorySegment(BYTES, text, at + (long) lane, ByteOrder.LITTLE_ENDIAN);
                delimiters |= block.eq(delimiter).toLong() << lane;
                feeds |= block.eq((byte) '\n').toLong() << lane;
                carriages |= block.eq((byte) '\r').toLong() << lane;
                negative |= block.lt((byte) 0).toLong() << lane;
                if (quoting) {
                    specials |= block.eq(quote).toLong() << lane;
                }
                if (commenting) {
                    specials |= block.eq(comment).toLong() << lane;
                }
            }
            if (specials != 0) {
                break;
            }
            long lines = feeds | carriages;
            high |= negative;
            breaks += Long.bitCount(lines);
            returns += Long.bitCount(carriages);
            count = append(bounds, count, at, delimiters | lines);
        }
        finishPlain(structure, at, count);
        structure.breaks += breaks;
        structure.returns += returns;
        structure.wide |= high != 0;
    }

    private static void finishPlain(Structure structure, int at, int count) {
        if (at == structure.at) {
            return;
        }
        structure.at = at;
        structure.count = count;
        int b = structure.text.get(BYTE, at - 1L);
        boolean bound = structure.bound(count - 1) == at - 1;
        structure.state = bound ? (StoredBlocks.isBreak((byte) b) ? RECORD : FIELD) : PLAIN;
    }

    /// Appends the positions of the bits of a block. Writes eight at a time, the last ones of which may mean
    /// nothing.
    private static int append(MemorySegment bounds, int count, int at, long bits) {
        int found = Long.bitCount(bits);
        long slot = 4L * count;
        for (int done = 0; done < found; done += 8) {
            bounds.set(INT, slot, at + Long.numberOfTrailingZeros(bits));
            bits &= bits - 1;
            bounds.set(INT, slot + 4, at + Long.numberOfTrailingZeros(bits));
            bits &= bits - 1;
            bounds.set(INT, slot + 8, at + Long.numberOfTrailingZeros(bits));
            bits &= bits - 1;
            bounds.set(INT, slot + 12, at + Long.numberOfTrailingZeros(bits));
            bits &= bits - 1;
            bounds.set(INT, slot + 16, at + Long.numberOfTrailingZeros(bits));
            bits &= bits - 1;
            bounds.set(INT, slot + 20, at + Long.numberOfTrailingZeros(bits));
            bits &= bits - 1;
            bounds.set(INT, slot + 24, at + Long.numberOfTrailingZeros(bits));
            bits &= bits - 1;
            bounds.set(INT, slot + 28, at + Long.numberOfTrailingZeros(bits));
            bits &= bits - 1;
            slot += 32;
        }
        return count + found;
    }

    /// Scans one block that has quotes. What is inside them follows from the parity of the quotes before; where a
    /// quote opens elsewhere than at the start of a field, where it is a character like any other, parity misleads.
    private static void quotedBlock(Structure structure, CsvDialect dialect) {
        MemorySegment text = structure.text;
        int at = structure.at;
        text.get(BYTE, at);
        long delimiters = 0;
        long carriages = 0;
        long feeds = 0;
        long quotes = 0;
        long comments = 0;
        long negative = 0;
        for (int lane = 0; lane < 64; lane += LANES) {
            ByteVector block = ByteVector.fromMemorySegment(BYTES, text, at + (long) lane, ByteOrder.LITTLE_ENDIAN);
            delimiters |= block.eq((byte) dialect.delimiter()).toLong() << lane;
            feeds |= block.eq((byte) '\n').toLong() << lane;
            carriages |= block.eq((byte) '\r').toLong() << lane;
            quotes |= block.eq((byte) dialect.quote()).toLong() << lane;
            comments |= block.eq((byte) dialect.comment()).toLong() << lane;
            negative |= block.lt((byte) 0).toLong() << lane;
        }
        quotes = dialect.quote() == CsvDialect.NONE ? 0 : quotes;
        comments = dialect.comment() == CsvDialect.NONE ? 0 : comments;
        int state = structure.state;
        long inside = parity(quotes) ^ (state == QUOTED ? -1 : 0);
        long lines = (feeds | carriages) & ~inside;
        long bounds = (delimiters & ~inside) | lines;
        long mayOpen = ((bounds | quotes) << 1) | (state == RECORD || state == FIELD || state == CLOSED ? 1 : 0);
        long mayComment = (lines << 1) | (state == RECORD ? 1 : 0);
        if ((quotes & inside & ~mayOpen) != 0 || (comments & mayComment) != 0 || state == COMMENT) {
            ScalarCsvKernels.scanTo(structure, dialect, at + 64);
            return;
        }
        structure.wide |= negative != 0;
        structure.breaks += Long.bitCount(lines);
        structure.returns += Long.bitCount(carriages & ~inside);
        structure.count = append(structure.bounds, structure.count, at, bounds);
        structure.at = at + 64;
        structure.state = stateAfter(inside, quotes, bounds, lines);
    }

    private static int stateAfter(long inside, long quotes, long bounds, long lines) {
        if (inside < 0) {
            return QUOTED;
        }
        if (quotes < 0) {
            return CLOSED;
        }
        if (bounds < 0) {
            return lines < 0 ? RECORD : FIELD;
        }
        return PLAIN;
    }

    /// Bit `i` is the parity of bits 0 to `i`.
    private static long parity(long bits) {
        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ (bits << 32);
    }

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
