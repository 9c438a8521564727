package dev.leat.core;

import dev.leat.api.kernel.Observation;
import java.time.Duration;

/// Is told how a run goes. Called by the run's own threads, one at a time; must not block.
public interface Observer {

    /// Looks away.
    Observer NONE = new Observer() {};

    /// A batch went all the way from the source to the sink.
    default void batch(BatchDone batch) {}

    /// How far the run is, after each batch.
    default void progress(Progress progress) {}

    /// @param sequence from 0, in the order of the rows
    /// @param nextRows what the controller decided for the next batch
    record BatchDone(long sequence, String lane, Observation observation, int nextRows) {}

    /// @param bytesTotal bytes there are to read, or -1 where nobody knows
    /// @param batchRows rows that a batch asks for now
    record Progress(
            long rowsIn,
            long rowsOut,
            long bytesRead,
            long bytesTotal,
            long memoryUsed,
            long memoryLimit,
            int batchRows,
            Duration elapsed) {}
}
