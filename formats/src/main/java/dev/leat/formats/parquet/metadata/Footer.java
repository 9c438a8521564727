package dev.leat.formats.parquet.metadata;

import java.util.List;

/// What a file says of itself at its end.
public record Footer(List<Leaf> leaves, List<RowGroup> rowGroups) {
    public Footer {
        leaves = List.copyOf(leaves);
        rowGroups = List.copyOf(rowGroups);
    }

    public long rows() {
        return rowGroups.isEmpty()
                ? 0
                : rowGroups.getLast().firstRow() + rowGroups.getLast().rows();
    }
}
