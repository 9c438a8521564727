package dev.leat.bench.workload;

import dev.leat.bench.engine.Program;
import java.util.ArrayList;
import java.util.List;

/// `leat bars` of 25 dbps.
final class Bars {

    /// What the figures of the reference are.
    static final String REFERENCE =
            "by hand on another day: one thread, columns in memory, 1.13 M real records repeated";

    private Bars() {}

    static Program leat(String features, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "bars", "{in}", "-o", "{out}", "--force", "--range", "25", "--by", "symbol", "--features", features));
        words.addAll(List.of(more));
        return new Program.Leat(words);
    }
}
