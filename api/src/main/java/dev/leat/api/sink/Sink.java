package dev.leat.api.sink;

import dev.leat.api.data.Batch;
import java.io.IOException;

/// Where rows end. For one thread at a time; batches come in order.
public interface Sink extends AutoCloseable {

    /// Takes the rows of a batch that is lent: it copies or writes what it wants to keep.
    void write(Batch batch) throws IOException, InterruptedException;

    /// Makes all rows written so far durable and visible. The engine calls it at the end of a run, and earlier only
    /// on sinks of streams, at checkpoints.
    void flush() throws IOException, InterruptedException;

    /// How many bytes were written so far, as they are stored.
    long bytesWritten();

    /// Ends. Rows not flushed are discarded, and nothing of them is left behind.
    @Override
    void close() throws IOException;
}
