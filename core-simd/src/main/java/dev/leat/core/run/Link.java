package dev.leat.core.run;

import dev.leat.api.data.Batch;
import java.io.IOException;

/// One place that batches pass on their way. For one thread at a time.
interface Link {

    /// Takes a batch that is lent.
    void take(Batch batch) throws IOException, InterruptedException;

    /// Takes the end of the rows.
    void finish() throws IOException, InterruptedException;

    /// Whether no more rows are wanted.
    boolean satisfied();
}
