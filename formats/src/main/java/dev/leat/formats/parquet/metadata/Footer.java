package dev.leat.formats.parquet.metadata;

import dev.leat.api.data.Field;
import java.util.List;

/// What a file says of itself at its end.
///
/// @param writer what wrote it, or empty
/// @param kept the columns as Leat had them, if it was the writer
public record Footer(List<Leaf> leaves, List<RowGroup> rowGroups, String writer, List<Field> kept) {

    /// Bytes of the heap that a leaf or a chunk takes.
    private static final long OBJECTS = 512;

    public Footer {
        leaves = List.copyOf(leaves);
        rowGroups = List.copyOf(rowGroups);
        kept = List.copyOf(kept);
    }

    /// Bytes of the heap that it takes, about.
    public long heapBytes() {
        long objects = leaves.size();
        for (RowGroup group : rowGroups) {
            objects += group.chunks().size();
        }
        return OBJECTS * objects;
    }

    public long rows() {
        return rowGroups.isEmpty()
                ? 0
                : rowGroups.getLast().firstRow() + rowGroups.getLast().rows();
    }
}
