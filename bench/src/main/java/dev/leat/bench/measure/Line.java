package dev.leat.bench.measure;

import dev.leat.bench.workload.Contender;
import java.util.List;

/// What came of a contender.
///
/// @param whole runs of whole processes, in the order they were made
/// @param warm turns of a live process
/// @param problem why it was not run, or failed; else empty
/// @param difference how its answer differs from that of the first that has one; else empty
public record Line(Contender contender, List<Usage> whole, List<Usage> warm, String problem, String difference) {
    public Line {
        whole = List.copyOf(whole);
        warm = List.copyOf(warm);
    }

    /// Of the seconds that people would compare: of live processes where there are any.
    public List<Usage> best() {
        return warm.isEmpty() ? whole : warm;
    }
}
