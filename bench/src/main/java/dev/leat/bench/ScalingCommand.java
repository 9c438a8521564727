package dev.leat.bench;

import dev.leat.bench.measure.Outcome;
import dev.leat.bench.measure.Setting;
import dev.leat.bench.report.Machine;
import dev.leat.bench.report.Report;
import dev.leat.bench.report.Results;
import dev.leat.bench.report.ScalingTable;
import dev.leat.bench.workload.Keys;
import dev.leat.bench.workload.Workload;
import dev.leat.bench.workload.Workloads;
import dev.leat.cli.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat bench scaling`.
@Command(
        name = "scaling",
        description = {
            "Run workloads with more and more threads, rows and keys: time and peak memory a row must not grow.",
            "Threads are those of --threads, by default 1 to one a core; rows 1, 2, 5 and 10 times --rows; keys 1, 10,"
                    + " and so on to 10 million, or to half the rows."
        })
final class ScalingCommand implements Callable<Integer> {

    private static final List<Integer> FACTORS = List.of(1, 2, 5, 10);
    private static final long MOST_KEYS = 10_000_000;

    private final Shell shell;

    @Mixin
    private final RaceOptions options = new RaceOptions();

    @Option(
            names = "--axes",
            paramLabel = "threads|rows|keys",
            split = ",",
            description = "What grows. Default: threads,rows,keys.")
    private List<String> axes = List.of("threads", "rows", "keys");

    @Option(
            names = "--workloads",
            paramLabel = "NAME[,NAME...]",
            split = ",",
            description = "What is run. Default: csv-scan,ohlcv,range-bars,sort.")
    private List<String> workloads = List.of("csv-scan", "ohlcv", "range-bars", "sort");

    @Option(
            names = "--rows",
            paramLabel = "N",
            converter = Rows.class,
            description = "The fewest rows; with more threads and more keys ten times as many. Default: 2M.")
    private long rows = 2_000_000;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Also write JSON, tables and charts into this folder.")
    private String output = "";

    ScalingCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        List<Section> sections = sections();
        var text = new StringBuilder(Machine.here() + ".\n\n```\n" + shell.line() + "\n```\n");
        shell.out().print(text);
        try (var bench = Bench.open(options, shell.err())) {
            for (Section section : sections) {
                List<Outcome> outcomes = new ArrayList<>();
                for (Case one : section.cases) {
                    outcomes.add(bench.run(one));
                }
                String table = ScalingTable.of(section.name, section.axis.word(), section.axis::step, outcomes);
                text.append(table);
                shell.out().print(table);
                if (!output.isEmpty()) {
                    Path written = Results.write(bench.report(shell.line()), Path.of(output));
                    Files.writeString(written.resolveSibling("scaling-" + written.getFileName()), text);
                }
            }
            Report report = bench.report(shell.line());
            return report.outcomes().stream().anyMatch(Outcome::disagreed) ? Failure.WRONG_DATA : 0;
        }
    }

    private List<Section> sections() {
        List<Axis> chosen = axes.stream().map(Axis::parse).toList();
        int most = options.threads().stream().mapToInt(count -> count).max().orElse(1);
        List<Section> sections = new ArrayList<>();
        for (Workload workload : Workloads.named(workloads)) {
            if (chosen.contains(Axis.THREADS)) {
                List<Case> cases = IntStream.rangeClosed(1, most)
                        .mapToObj(threads -> of(workload, 10 * rows, threads))
                        .toList();
                sections.add(new Section(workload.name(), Axis.THREADS, cases));
            }
            if (chosen.contains(Axis.ROWS)) {
                List<Case> cases = FACTORS.stream()
                        .map(factor -> of(workload, factor * rows, most))
                        .toList();
                sections.add(new Section(workload.name(), Axis.ROWS, cases));
            }
        }
        if (chosen.contains(Axis.KEYS)) {
            List<Case> cases = LongStream.iterate(1, keys -> keys <= Math.min(MOST_KEYS, 5 * rows), keys -> 10 * keys)
                    .mapToObj(keys -> of(new Keys(keys), 10 * rows, most))
                    .toList();
            sections.add(new Section("groups by an integer", Axis.KEYS, cases));
        }
        return sections;
    }

    private Case of(Workload workload, long count, int threads) {
        String memory = options.memories(workload.memories()).getFirst();
        return new Case(workload, new Setting(count, threads, memory));
    }

    private record Section(String name, Axis axis, List<Case> cases) {}
}
