package dev.leat.core.run;

import dev.leat.api.data.Batch;
import java.util.List;

/// The last link of a lane.
interface LaneEnd extends Link {

    /// Starts counting for what was read at once, which a worker takes this way.
    void begin(Whereabouts worker);

    /// What has come of that since.
    Outcome outcome();

    /// @param rows how many rows were written
    /// @param bytes bytes of those in memory
    /// @param writeNanos how long writing took, waiting for other lanes included
    /// @param aside what is left to be done without order
    record Outcome(long rows, long bytes, long writeNanos, List<Batch> aside) {}
}
