package dev.leat.bench;

import dev.leat.bench.measure.Outcome;
import dev.leat.bench.measure.Setting;
import dev.leat.bench.report.MarkdownReport;
import dev.leat.bench.report.Report;
import dev.leat.bench.report.Results;
import dev.leat.bench.workload.Workload;
import dev.leat.bench.workload.Workloads;
import dev.leat.cli.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `leat bench run`.
@Command(
        name = "run",
        description = "Run workloads with Leat and its peers in turns, and compare times and answers.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat bench run csv-scan --rows 2M --rounds 3",
            "  leat bench run all --threads 1,2 -o results/",
            "  leat bench run sort many-keys --memory 256MB,2GB --peers duckdb"
        })
final class RunCommand implements Callable<Integer> {

    private static final String ALL = "all";

    private final Shell shell;

    @Mixin
    private final RaceOptions options = new RaceOptions();

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Workloads that 'leat bench list' shows, or all.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--rows",
            paramLabel = "N",
            converter = Rows.class,
            description = "How many rows inputs have: 20M, 500k. Default: 20M.")
    private long rows = 20_000_000;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Also write JSON, tables and charts into this folder.")
    private String output = "";

    RunCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        List<Case> cases = cases();
        try (var bench = Bench.open(options, shell.err())) {
            for (Case one : cases) {
                bench.run(one);
                // After each, so that a run that is stopped leaves what it has measured.
                if (!output.isEmpty()) {
                    Results.write(bench.report(shell.line()), Path.of(output));
                }
            }
            Report report = bench.report(shell.line());
            shell.out().print(MarkdownReport.of(report, Map.of()));
            return report.outcomes().stream().anyMatch(Outcome::disagreed) ? Failure.WRONG_DATA : 0;
        }
    }

    private List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Workload workload : workloads()) {
            for (int threads : options.threads()) {
                for (String memory : options.memories(workload.memories())) {
                    cases.add(new Case(workload, new Setting(workload.rows().orElse(rows), threads, memory)));
                }
            }
        }
        return cases;
    }

    private List<Workload> workloads() {
        return names.contains(ALL) ? Workloads.ALL : Workloads.named(names);
    }
}
