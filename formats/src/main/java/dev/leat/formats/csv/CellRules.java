package dev.leat.formats.csv;

import dev.leat.api.simd.SameBytes;
import dev.leat.formats.cells.Cell;
import dev.leat.formats.cells.CellForm;
import dev.leat.formats.lines.Scratch;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// What fields stand for.
///
/// @param quote what quoted fields begin and end with, or [CsvDialect#NONE]
/// @param nulls the unquoted texts that stand for null, in native memory
/// @param latin1 whether the text is in ISO 8859-1 and not in UTF-8
record CellRules(int quote, List<MemorySegment> nulls, boolean latin1) implements CellForm {
    CellRules {
        nulls = List.copyOf(nulls);
    }

    /// Words that are null, and characters of ISO 8859-1, are not what they seem.
    @Override
    public boolean plain(boolean wide) {
        return !(wide && latin1) && nulls.stream().allMatch(word -> word.byteSize() == 0);
    }

    /// Characters of ISO 8859-1 may take two bytes each.
    @Override
    public long most(long bytes) {
        return latin1 ? 2 * bytes : bytes;
    }

    @Override
    public Cell cell(boolean textual, Scratch scratch) {
        return new CsvCell(this, textual, scratch);
    }

    boolean isNull(MemorySegment text, long from, long to) {
        for (MemorySegment word : nulls) {
            if (word.byteSize() == to - from && SameBytes.same(text, from, word, 0, to - from)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the same bytes, unquoted, would not stand for this text.
    boolean ambiguous(MemorySegment text, long from, long to) {
        return from == to || text.get(ValueLayout.JAVA_BYTE, from) == quote || isNull(text, from, to);
    }
}
