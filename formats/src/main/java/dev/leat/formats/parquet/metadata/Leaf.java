package dev.leat.formats.parquet.metadata;

/// A column of a file that has values: a field, or one of a struct.
///
/// @param name its path, joined by points
/// @param column its number among the leaves of the file
/// @param width bytes of a value, 0 for truths and for bytes of any length
/// @param definition the definition level of a value that is there; 0 where none can be null
/// @param ordered whether bounds of its values are in the order of its type (parquet.thrift, "ColumnOrder")
/// @param obstacle why it cannot be read, or empty
public record Leaf(
        String name,
        int column,
        Physical physical,
        int width,
        Meaning meaning,
        int definition,
        boolean ordered,
        String obstacle) {

    public boolean readable() {
        return obstacle.isEmpty();
    }
}
