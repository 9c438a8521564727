package dev.leat.formats.csv;

import static dev.leat.formats.csv.Structure.CLOSED;
import static dev.leat.formats.csv.Structure.COMMENT;
import static dev.leat.formats.csv.Structure.FIELD;
import static dev.leat.formats.csv.Structure.PLAIN;
import static dev.leat.formats.csv.Structure.QUOTED;
import static dev.leat.formats.csv.Structure.RECORD;

import dev.leat.api.simd.Species;
import dev.leat.formats.lines.LineBreaks;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorSpecies;

/// The structural scan by vectors, 64 bytes at a time: delimiters, quotes and line breaks become bitmaps, and the bits
/// of those outside quotes positions.
///
/// After Langdale and Lemire, "Parsing gigabytes of JSON per second" (2019), §3.1.
final class VectorScan implements CsvScan {

    private static final VectorSpecies<Byte> BYTES = Species.BYTES;
    private static final int LANES = BYTES.length();

    // Unaligned, though most are aligned: that saves a check for each access, and costs nothing.
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    @Override
    public void scan(Structure structure, CsvDialect dialect, int enough) {
        while (structure.at < structure.end && structure.count < enough) {
            if (structure.end - structure.at < 64) {
                ScalarScan.scanTo(structure, dialect, structure.end);
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
        structure.state = bound ? (LineBreaks.ANY.isBreak((byte) b) ? RECORD : FIELD) : PLAIN;
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
            ScalarScan.scanTo(structure, dialect, at + 64);
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
}
