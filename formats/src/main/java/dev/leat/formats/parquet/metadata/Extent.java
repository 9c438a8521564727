package dev.leat.formats.parquet.metadata;

/// Where something stands in a file. Of no bytes where there is nothing.
public record Extent(long offset, long bytes) {

    public static final Extent NONE = new Extent(0, 0);

    public boolean there() {
        return bytes > 0;
    }
}
