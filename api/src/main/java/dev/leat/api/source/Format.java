package dev.leat.api.source;

import dev.leat.api.data.Schema;
import dev.leat.api.sink.Output;
import dev.leat.api.sink.Sink;
import java.io.IOException;
import java.util.List;

/// A way to write rows as bytes: CSV, Parquet. Thread-safe.
public interface Format {

    /// The rows of some blobs with the same columns, one after the other: one lane. Reads as much of them as the
    /// schema takes.
    ///
    /// The store stays open while the source is, and is not closed by it.
    Source source(Store store, List<Blob> blobs) throws IOException, InterruptedException;

    /// A sink that writes rows to an output, which it owns from then on.
    Sink sink(Output output, Schema schema) throws IOException, InterruptedException;
}
