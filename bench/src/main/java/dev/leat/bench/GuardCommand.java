package dev.leat.bench;

import dev.leat.bench.engine.Home;
import dev.leat.bench.engine.Program;
import dev.leat.bench.measure.Line;
import dev.leat.bench.measure.Outcome;
import dev.leat.bench.measure.Rounds;
import dev.leat.bench.measure.Setting;
import dev.leat.bench.report.Machine;
import dev.leat.bench.workload.Workload;
import dev.leat.bench.workload.Workloads;
import dev.leat.cli.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `leat bench guard`.
@Command(
        name = "guard",
        description = {
            "Compare Leat's speed beside DuckDB with the one on record (bench/guard.json), on three workloads.",
            "A ratio below 0.8 of that is tried up to three times and is worse only if each is. That is printed;"
                    + " the exit code tells of answers that differ alone."
        })
final class GuardCommand implements Callable<Integer> {

    private static final Set<String> WORKLOADS = Set.of("csv-scan", "group-symbol", "csv-to-parquet");
    private static final Setting SETTING = new Setting(2_000_000, 2, "1GB");
    private static final Rounds ROUNDS = new Rounds(0, 8, 5);

    private final Shell shell;

    @Option(names = "--record", description = "Put what is measured on record.")
    private boolean recording;

    @Option(
            names = "--inputs",
            paramLabel = "DIR",
            description = "Where inputs are kept. Default: ~/.cache/leat-bench.")
    private Path inputs = RaceOptions.cache();

    GuardCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        var file = GuardRecord.of(Home.here());
        Map<String, Double> recorded = file.ratios();
        Map<String, Double> measured = new TreeMap<>();
        try (var bench = Bench.open(inputs, Set.of(Program.DuckDb.ENGINE), ROUNDS, shell.err())) {
            for (Workload workload : workloads()) {
                var guard = new Guard(recording ? 0 : recorded.getOrDefault(workload.name(), 0.0));
                do {
                    Outcome outcome = bench.run(new Case(workload, SETTING));
                    if (outcome.disagreed()) {
                        shell.err().println("leat: the answers to " + workload.name() + " differ, see above");
                        return Failure.WRONG_DATA;
                    }
                    requireNoProblem(outcome);
                    guard.add(Guard.ratio(outcome));
                    measured.put(workload.name(), Guard.ratio(outcome));
                } while (guard.open());
                shell.out().println(workload.name() + ": " + guard);
            }
        }
        if (recording) {
            file.write(measured, Machine.here().toString());
        }
        return 0;
    }

    private static void requireNoProblem(Outcome outcome) throws IOException {
        for (Line line : outcome.lines()) {
            if (!line.problem().isEmpty()) {
                throw new IOException(
                        outcome.workload().name() + " by " + line.contender().name() + " " + line.problem());
            }
        }
    }

    private static List<Workload> workloads() {
        return Workloads.ALL.stream()
                .filter(workload -> WORKLOADS.contains(workload.name()))
                .toList();
    }
}
