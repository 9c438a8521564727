package dev.leat.bench.report;

import dev.leat.bench.measure.Outcome;
import dev.leat.bench.measure.Rounds;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/// What was measured in one run.
///
/// @param command what someone has to type to measure it again
/// @param versions of the engines, by name
public record Report(
        Instant date,
        String command,
        Machine machine,
        SortedMap<String, String> versions,
        Rounds rounds,
        List<Outcome> outcomes) {
    public Report {
        outcomes = List.copyOf(outcomes);
    }
}
