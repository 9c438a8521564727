package dev.leat.core;

import dev.leat.api.kernel.Observation;
import java.time.Duration;
import java.util.Set;

/// Is told how a run goes. Called by the run's own threads, one at a time; must not block.
public interface Observer {

    /// Looks away.
    Observer NONE = new Observer() {};

    /// A batch went all the way from the source to the sink.
    default void batch(BatchDone batch) {}

    /// How far the run is, after each batch.
    default void progress(Progress progress) {}

    /// @param sequence from 0, in the order of the rows
    /// @param levels how short memory was when it was done
    /// @param decision what followed for the next batch
    record BatchDone(long sequence, String lane, Observation observation, Set<MemoryLevel> levels, Decision decision) {
        public BatchDone {
            levels = Set.copyOf(levels);
        }
    }

    /// @param heard whether the controller was told of the batch: not of short ones, nor of those asked for before
    ///     the last change
    /// @param wanted what the controller answered last, as it is
    /// @param rows what the next batch asks for, unless memory has no room for it
    /// @param reason why the controller answered so, empty where it was not told or does not say
    record Decision(boolean heard, int wanted, int rows, String reason) {}

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
