package dev.leat.formats.parquet.metadata;

import java.util.List;

/// Rows whose columns are stored together.
///
/// @param firstRow the number of its first row in the file, from 0
/// @param chunks by leaf
public record RowGroup(int number, long firstRow, long rows, List<Chunk> chunks) {
    public RowGroup {
        chunks = List.copyOf(chunks);
    }

    /// What its pages take as they are stored.
    public long bytes() {
        long bytes = 0;
        for (Chunk chunk : chunks) {
            bytes += chunk.extent().bytes();
        }
        return bytes;
    }
}
