package dev.leat.api.kernel;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import java.io.IOException;

/// Where a kernel puts the rows it makes.
public interface Emitter {

    /// Lends a builder of the kernel's output schema, until it is emitted or the call into the kernel returns.
    BatchBuilder builder(int capacity);

    /// Passes the builder's rows on. The builder is done with then.
    void emit(BatchBuilder filled) throws IOException, InterruptedException;

    /// Passes a batch on as it is: the one that the kernel was lent, or one whose columns are views of its columns.
    void pass(Batch batch) throws IOException, InterruptedException;
}
