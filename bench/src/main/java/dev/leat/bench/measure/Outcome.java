package dev.leat.bench.measure;

import dev.leat.bench.workload.Workload;
import java.util.List;

/// What came of a workload.
public record Outcome(Workload workload, Setting setting, List<Line> lines) {
    public Outcome {
        lines = List.copyOf(lines);
    }

    /// Whether two answers differ.
    public boolean disagreed() {
        return lines.stream().anyMatch(line -> !line.difference().isEmpty());
    }
}
