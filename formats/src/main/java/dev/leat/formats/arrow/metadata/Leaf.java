package dev.leat.formats.arrow.metadata;

import java.util.List;

/// A column that has values: a field, or one of a struct.
///
/// @param name its path, joined by points
/// @param parents the structs around it, the outermost first
/// @param obstacle why it cannot be read, or empty
public record Leaf(String name, Stored stored, Slot slot, List<Slot> parents, String obstacle) {
    public Leaf {
        parents = List.copyOf(parents);
    }

    public boolean readable() {
        return obstacle.isEmpty();
    }

    /// Where a field's part of a record batch is.
    ///
    /// @param node the number of its node
    /// @param buffer the number of its first buffer, were there no buffers of views before it
    /// @param views how many columns of views stand before it, whose buffers come on top
    public record Slot(int node, int buffer, int views) {}
}
