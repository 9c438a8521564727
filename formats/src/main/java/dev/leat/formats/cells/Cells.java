package dev.leat.formats.cells;

import dev.leat.formats.lines.Block;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The fields of one column in some records, where they lie.
///
/// Field `i` is `text` from [#start] to [#end], which may be empty; a field that its record lacks ends before it
/// starts. From 24 bytes before a field to 64 bytes after it, the text can be loaded.
///
/// @param text native, with readable bytes around every field
/// @param bounds 32-bit positions in the text: those of the separators before and after each field, record after record
/// @param stride how many bounds there are from one record to the next
/// @param first the bound before the first field
/// @param count how many records
/// @param wide whether some byte may not be ASCII
public record Cells(MemorySegment text, MemorySegment bounds, int stride, int first, int count, boolean wide) {

    /// Bytes that can be loaded before a field.
    public static final int ROOM_BEFORE = 24;

    /// Bytes that can be loaded after a field.
    public static final int ROOM_AFTER = Block.AFTER;

    public static final ValueLayout.OfInt BOUND = ValueLayout.JAVA_INT_UNALIGNED;

    public int start(int index) {
        return bounds.getAtIndex(BOUND, first + (long) index * stride) + 1;
    }

    public int end(int index) {
        return bounds.getAtIndex(BOUND, first + (long) index * stride + 1);
    }

    /// Those from one record on.
    public Cells from(int index) {
        return new Cells(text, bounds, stride, first + index * stride, count - index, wide);
    }
}
