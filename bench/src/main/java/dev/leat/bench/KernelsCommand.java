package dev.leat.bench;

import dev.leat.bench.jmh.KernelRuns;
import dev.leat.bench.jmh.Kernels;
import dev.leat.bench.jmh.Kernels.Kernel;
import dev.leat.bench.report.KernelTable;
import dev.leat.bench.report.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `leat bench kernels`.
@Command(
        name = "kernels",
        description = {
            "Measure every kernel by its scalar and by its vector loop (JMH), and memory's bandwidth in the same run.",
            "A vector loop is worth keeping from 1.5 times the scalar one on."
        })
final class KernelsCommand implements Callable<Integer> {

    private final Shell shell;

    @Option(names = "--only", paramLabel = "WORD", description = "Kernels whose name has this word. Default: all.")
    private String only = "";

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long each loop is measured, after twice as long to warm up. Default: 4.")
    private int seconds = 4;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Also write the table into this file.")
    private String output = "";

    KernelsCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        if (seconds < 1) {
            throw new IllegalArgumentException("--seconds has to be 1 or more, not " + seconds);
        }
        List<Kernel> chosen = Kernels.ALL.stream()
                .filter(kernel -> kernel.label().toLowerCase(Locale.ROOT).contains(only.toLowerCase(Locale.ROOT)))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("no kernel has '" + only + "' in its name, of "
                    + Kernels.ALL.stream().map(Kernel::label).toList());
        }
        String machine = Machine.here().toString();
        var runs = new KernelRuns(seconds, shell.err());
        String text = machine + ".\n\n```\n" + shell.line() + "\n```\n\n"
                + KernelTable.of(runs.bandwidth(), runs.measure(chosen));
        shell.out().print(text);
        if (!output.isEmpty()) {
            Files.writeString(Path.of(output), text);
        }
        return 0;
    }
}
