package dev.leat.formats.cells;

import dev.leat.api.simd.Bitmaps;
import dev.leat.formats.text.TextCodes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The kernels byte by byte: what the vector ones have to agree with.
final class ScalarCellKernels implements CellKernels {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    @Override
    public int int64(Cells cells, MemorySegment values, int row, MemorySegment doubtful) {
        int doubts = 0;
        for (int i = 0; i < cells.count(); i++) {
            int start = cells.start(i);
            int end = cells.end(i);
            boolean minus = start < end && cells.text().get(BYTE, start) == '-';
            long value = digits(cells.text(), minus ? start + 1 : start, end);
            if (value < 0) {
                doubtful.setAtIndex(INT, doubts++, i);
            }
            values.setAtIndex(ValueLayout.JAVA_LONG, row + (long) i, minus ? -value : value);
        }
        return doubts;
    }

    @Override
    public int decimal(Cells cells, int scale, MemorySegment values, int row, MemorySegment doubtful) {
        int doubts = 0;
        for (int i = 0; i < cells.count(); i++) {
            int start = cells.start(i);
            int end = cells.end(i);
            boolean minus = start < end && cells.text().get(BYTE, start) == '-';
            long value = decimal(cells.text(), minus ? start + 1 : start, end, scale);
            if (value < 0) {
                doubtful.setAtIndex(INT, doubts++, i);
            }
            values.setAtIndex(ValueLayout.JAVA_LONG, row + (long) i, minus ? -value : value);
        }
        return doubts;
    }

    /// Digits, perhaps with a point among them, as units of `10^-scale`, or -1 for anything else.
    private static long decimal(MemorySegment text, int start, int end, int scale) {
        int point = start;
        while (point < end && text.get(BYTE, point) != '.') {
            point++;
        }
        if (point == end) {
            return scaled(digits(text, start, end), 0, 0, scale);
        }
        return scaled(digits(text, start, point), digits(text, point + 1, end), end - point - 1, scale);
    }

    private static long scaled(long whole, long fraction, int places, int scale) {
        if (whole < 0 || fraction < 0 || places > scale) {
            return -1;
        }
        long unit = Powers.of10(scale);
        if (whole >= Long.MAX_VALUE / unit) {
            return -1;
        }
        return whole * unit + fraction * Powers.of10(scale - places);
    }

    /// One to eighteen digits as a number, or -1 for anything else.
    private static long digits(MemorySegment text, int start, int end) {
        if (start >= end || end - start > 18) {
            return -1;
        }
        long value = 0;
        for (int i = start; i < end; i++) {
            int digit = text.get(BYTE, i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    @Override
    public int bool(Cells cells, MemorySegment bits, int row, MemorySegment doubtful) {
        int doubts = 0;
        for (int i = 0; i < cells.count(); i++) {
            int start = cells.start(i);
            int end = cells.end(i);
            boolean isTrue = is("true", cells.text(), start, end) || is("1", cells.text(), start, end);
            boolean isFalse = is("false", cells.text(), start, end) || is("0", cells.text(), start, end);
            Bitmaps.set(bits, row + (long) i, isTrue);
            if (!isTrue && !isFalse) {
                doubtful.setAtIndex(INT, doubts++, i);
            }
        }
        return doubts;
    }

    private static boolean is(String word, MemorySegment text, int start, int end) {
        if (end - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            int b = text.get(BYTE, start + i);
            int lower = b >= 'A' && b <= 'Z' ? b | 0x20 : b;
            if (lower != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int codes(Cells cells, TextCodes known, MemorySegment values, int row, MemorySegment doubtful) {
        int doubts = 0;
        for (int i = 0; i < cells.count(); i++) {
            int code = known.find(cells.text(), cells.start(i), cells.end(i));
            values.setAtIndex(INT, row + (long) i, code);
            if (code < 0) {
                doubtful.setAtIndex(INT, doubts++, i);
            }
        }
        return doubts;
    }

    @Override
    public int texts(Cells cells, int quote, MemorySegment offsets, int row, MemorySegment bytes) {
        int at = offsets.getAtIndex(INT, row);
        for (int i = 0; i < cells.count(); i++) {
            int start = cells.start(i);
            int end = cells.end(i);
            if (start >= end || cells.text().get(BYTE, start) == quote) {
                return i;
            }
            MemorySegment.copy(cells.text(), start, bytes, at, end - start);
            at += end - start;
            offsets.setAtIndex(INT, row + i + 1L, at);
        }
        return cells.count();
    }
}
