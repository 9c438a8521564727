package dev.leat.formats.lines;

import java.lang.foreign.MemorySegment;

/// A stretch of a text in memory. It begins with [#BEFORE] bytes of what is before it, and may end with a line break
/// that the text lacks.
///
/// @param text native; [#AFTER] bytes beyond the end can be loaded
/// @param base where in the text the segment's first byte is; negative near the start
/// @param end where in the segment it ends
/// @param last whether nothing follows
/// @param stop where in the text it ends
public record Block(MemorySegment text, long base, int end, boolean last, long stop) {

    /// Bytes before the position that a block was asked for.
    public static final int BEFORE = 64;

    /// Bytes that can be loaded beyond the end.
    public static final int AFTER = 64;

    /// Before anything is loaded.
    public static final Block NONE = new Block(MemorySegment.NULL, 0, 0, false, 0);

    public boolean loaded() {
        return text.byteSize() > 0;
    }

    /// Where in the segment a position of the text is.
    public int index(long position) {
        return Math.toIntExact(position - base);
    }

    /// Where in the text an index of the segment is.
    public long position(int index) {
        return Math.min(base + index, stop);
    }
}
