package dev.leat.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/// `leat bench`, where there is none: in a checkout the launcher runs the benchmarks, which are no part of what is
/// distributed.
@Command(
        name = "bench",
        description = "Measure Leat beside other engines; in a checkout only, where 'leat bench --help' tells more.")
final class BenchCommand implements Runnable {

    @Unmatched
    private List<String> words = new ArrayList<>();

    @Override
    public void run() {
        throw new IllegalArgumentException("'leat bench " + String.join(" ", words)
                + "' needs a checkout of the sources: there are no benchmarks here");
    }
}
