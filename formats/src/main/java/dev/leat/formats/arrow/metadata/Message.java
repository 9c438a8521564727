package dev.leat.formats.arrow.metadata;

import java.util.List;

/// The header of a message.
public sealed interface Message {

    /// The columns.
    record Columns(List<Leaf> leaves) implements Message {
        public Columns {
            leaves = List.copyOf(leaves);
        }
    }

    /// The values of a dictionary, or more of them.
    record Dictionary(long id, boolean delta, Parts parts) implements Message {}

    /// Rows.
    record Rows(Parts parts) implements Message {}

    /// The end of a stream.
    record End() implements Message {}
}
