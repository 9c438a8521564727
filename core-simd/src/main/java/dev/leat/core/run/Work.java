package dev.leat.core.run;

import dev.leat.api.source.Position;
import java.util.Optional;

/// What a worker does next.
sealed interface Work {

    /// Read more of a feed.
    ///
    /// @param from where to go on, if not where it stands
    /// @param alone whether nobody else was at work when it was given out, who could give memory back
    record Read(Lane lane, Feed feed, BatchSizer.Ask ask, Optional<Position> from, boolean alone) implements Work {}

    /// Take an item through the kernels.
    record Deliver(Lane lane, Feed feed, Item item) implements Work {}

    /// Tell a lane's kernels that there are no more rows.
    record Finish(Lane lane) implements Work {}

    /// The run is over.
    record Nothing() implements Work {}
}
