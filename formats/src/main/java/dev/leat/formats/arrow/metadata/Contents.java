package dev.leat.formats.arrow.metadata;

import java.util.List;

/// What is in a blob.
///
/// @param first where the first message after the schema starts
/// @param indexed whether it is in the file format, so that it is known where the messages are
/// @param dictionaries where those of dictionaries are
/// @param batches where those of rows are
public record Contents(List<Leaf> leaves, long first, boolean indexed, List<Block> dictionaries, List<Block> batches) {
    public Contents {
        leaves = List.copyOf(leaves);
        dictionaries = List.copyOf(dictionaries);
        batches = List.copyOf(batches);
    }

    /// A message in a file.
    ///
    /// @param bytes its metadata and its body
    public record Block(long offset, long bytes) {}
}
