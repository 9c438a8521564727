package dev.leat.tck.fakes;

import dev.leat.api.data.Batch;
import dev.leat.api.sink.Sink;
import dev.leat.tck.data.Table;
import java.util.ArrayList;
import java.util.List;

/// Keeps rows in a list: those written, until they are flushed, in one that nobody sees.
public final class CollectingSink implements Sink {

    private final List<List<Object>> visible;
    private final List<List<Object>> pending = new ArrayList<>();
    private long bytes;

    /// @param visible where flushed rows are added
    public CollectingSink(List<List<Object>> visible) {
        this.visible = visible;
    }

    @Override
    public void write(Batch batch) {
        pending.addAll(Table.of(batch).rows());
        bytes += 8L * batch.rows() * batch.schema().size();
    }

    @Override
    public void flush() {
        visible.addAll(pending);
        pending.clear();
    }

    @Override
    public long bytesWritten() {
        return bytes;
    }

    @Override
    public void close() {
        pending.clear();
    }
}
