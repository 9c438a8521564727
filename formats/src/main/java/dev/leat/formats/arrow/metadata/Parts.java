package dev.leat.formats.arrow.metadata;

import dev.leat.formats.compression.BlockCompression;

/// What a record batch consists of: a node for each field, and buffers in its body. All within the body, by then.
public final class Parts {

    private final int rows;
    private final long[] nodes;
    private final long[] buffers;
    private final long[] views;
    private final BlockCompression compression;

    /// @param nodes of each its rows and its nulls
    /// @param buffers of each its start in the body and its bytes
    /// @param views how many buffers each column of views has beyond two
    Parts(int rows, long[] nodes, long[] buffers, long[] views, BlockCompression compression) {
        this.rows = rows;
        this.nodes = nodes;
        this.buffers = buffers;
        this.views = views;
        this.compression = compression;
    }

    public int rows() {
        return rows;
    }

    public int nodes() {
        return nodes.length / 2;
    }

    public int buffers() {
        return buffers.length / 2;
    }

    /// How many rows the node says that it has.
    public long rows(int node) {
        return nodes[2 * node];
    }

    /// How many of them are null, as it says.
    public long nulls(int node) {
        return nodes[2 * node + 1];
    }

    public long start(int buffer) {
        return buffers[2 * buffer];
    }

    public long bytes(int buffer) {
        return buffers[2 * buffer + 1];
    }

    public int viewColumns() {
        return views.length;
    }

    /// How many buffers the first columns of views have beyond two, of those that say so.
    public long viewsBefore(int columns) {
        long sum = 0;
        for (int i = 0; i < Math.min(columns, views.length); i++) {
            sum += views[i];
        }
        return sum;
    }

    /// How many it has itself.
    public long views(int column) {
        return views[column];
    }

    /// How each buffer is compressed. Those of LZ4 are frames.
    public BlockCompression compression() {
        return compression;
    }
}
