package dev.leat.core.filter;

import dev.leat.api.data.Column;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// Compares text by its bytes, as unsigned numbers. Sets bits only; those of other rows are 0 before.
final class TextChecks {

    private TextChecks() {}

    static void texts(Column.Texts texts, int rows, Check.Bytes check, MemorySegment bits) {
        boolean equalOnly = check.equal() && !check.less() && !check.greater();
        byte[] literal = check.literal().getBytes(StandardCharsets.UTF_8);
        for (int row = 0; row < rows; row++) {
            if (texts.isNull(row) || (equalOnly && texts.end(row) - texts.start(row) != literal.length)) {
                continue;
            }
            int order = compare(texts.bytes(), texts.start(row), texts.end(row), literal);
            if (order < 0 ? check.less() : order == 0 ? check.equal() : check.greater()) {
                Bitmaps.set(bits, row, true);
            }
        }
    }

    /// @param known for which rows of the dictionary the condition is true
    static void codes(Column.Codes codes, int rows, MemorySegment known, MemorySegment bits) {
        for (int row = 0; row < rows; row++) {
            if (!codes.isNull(row) && Bitmaps.get(known, codes.get(row))) {
                Bitmaps.set(bits, row, true);
            }
        }
    }

    private static int compare(MemorySegment bytes, int start, int end, byte[] literal) {
        int length = end - start;
        int common = Math.min(length, literal.length);
        for (int i = 0; i < common; i++) {
            int order = Byte.compareUnsigned(bytes.get(ValueLayout.JAVA_BYTE, (long) start + i), literal[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(length, literal.length);
    }
}
