package dev.leat.formats.csv.write;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Copies cells of text eight bytes at a time, and finds those that need quotes on the way: those with a delimiter, a
/// quote or a line end, and empty ones, which without quotes would be nulls.
final class TextCopy {

    /// Bytes beyond the end that a copy may read, and may overwrite.
    static final int OVERRUN = 32;

    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LINE_FEEDS = '\n' * LOW_BITS;
    private static final long RETURNS = '\r' * LOW_BITS;

    private final byte quote;
    private final long delimiters;
    private final long quotes;

    TextCopy(CsvStyle style) {
        this.quote = (byte) style.quote();
        this.delimiters = style.delimiter() * LOW_BITS;
        this.quotes = style.quote() * LOW_BITS;
    }

    byte quote() {
        return quote;
    }

    /// Copies as it is, mostly fewer than 16 bytes.
    static long plain(MemorySegment from, long start, long end, MemorySegment into, long at) {
        long count = end - start;
        for (long i = 0; i < count; i += 16) {
            into.set(WORD, at + i, from.get(WORD, start + i));
            into.set(WORD, at + i + 8, from.get(WORD, start + i + 8));
        }
        return at + count;
    }

    /// Copies a cell, in quotes where it needs them.
    ///
    /// @param from has [#OVERRUN] readable bytes beyond `end`
    /// @param into has room for the cell with each byte doubled, and [#OVERRUN] bytes
    /// @return where it ends
    long cell(MemorySegment from, long start, long end, MemorySegment into, long at) {
        long count = end - start;
        if (count == 0) {
            return quoted(from, start, end, into, at);
        }
        long special = 0;
        long i = 0;
        for (; i + 8 <= count; i += 8) {
            long word = from.get(WORD, start + i);
            special |= special(word);
            into.set(WORD, at + i, word);
        }
        if (i < count) {
            long word = from.get(WORD, start + i);
            into.set(WORD, at + i, word);
            special |= special(word | -1L << ((count - i) << 3));
        }
        return special == 0 ? at + count : quoted(from, start, end, into, at);
    }

    /// Whether a stretch has characters for which a cell needs quotes.
    boolean special(MemorySegment from, long start, long end) {
        for (long i = start; i < end; i++) {
            byte character = from.get(ValueLayout.JAVA_BYTE, i);
            if (character == quote || character == '\n' || character == '\r' || character == (byte) delimiters) {
                return true;
            }
        }
        return false;
    }

    /// Copies what stands within quotes: quotes doubled.
    long doubled(MemorySegment from, long start, long end, MemorySegment into, long at) {
        long next = at;
        for (long i = start; i < end; i++) {
            byte character = from.get(ValueLayout.JAVA_BYTE, i);
            into.set(ValueLayout.JAVA_BYTE, next++, character);
            if (character == quote) {
                into.set(ValueLayout.JAVA_BYTE, next++, quote);
            }
        }
        return next;
    }

    private long quoted(MemorySegment from, long start, long end, MemorySegment into, long at) {
        into.set(ValueLayout.JAVA_BYTE, at, quote);
        long next = doubled(from, start, end, into, at + 1);
        into.set(ValueLayout.JAVA_BYTE, next, quote);
        return next + 1;
    }

    /// Nonzero where some byte is special.
    private long special(long word) {
        return zeros(word ^ delimiters) | zeros(word ^ quotes) | zeros(word ^ LINE_FEEDS) | zeros(word ^ RETURNS);
    }

    private static long zeros(long word) {
        return (word - LOW_BITS) & ~word & HIGH_BITS;
    }
}
