package dev.leat.cli;

import dev.leat.api.plugin.Plugin;
import dev.leat.core.ControllerChoice;
import dev.leat.core.Plugins;
import dev.leat.core.simulation.Comparison;
import dev.leat.core.simulation.Scenario;
import dev.leat.core.simulation.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `leat controllers compare`.
@Command(
        name = "compare",
        description = "Run controllers in simulated scenarios, and print what came of it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat controllers compare --scenario all -o report/",
            "  leat controllers compare --scenario knee --try auto --try vegas:alpha=1,beta=3"
        })
final class CompareCommand implements Callable<Integer> {

    private static final String ALL = "all";

    private final Shell shell;

    @Option(names = "--scenario", paramLabel = "NAME", description = "Which scenario, or all. Default: all.")
    private String scenario = ALL;

    @Option(
            names = "--try",
            paramLabel = "NAME[:KEY=VALUE,...]",
            description = "A controller; may be given several times. Default: all there are.")
    private List<String> controllers = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Also write the tables and a chart a scenario into this folder.")
    private String output = "";

    @Option(names = "--force", description = "Replace what is in DIR.")
    private boolean force;

    @Option(names = "--seed", paramLabel = "N", description = "What chance there is. Default: 1.")
    private long seed = 1;

    CompareCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
        List<Scenario> chosen = scenarios();
        var comparison = new Comparison(Plugins.find().controllers(), seed);
        List<String> names = controllers();
        var tables = new StringBuilder("# Controllers in simulated scenarios, seed " + seed + "\n");
        for (Scenario of : chosen) {
            Comparison.Result result = comparison.run(of, names);
            shell.out().println(result.markdown());
            shell.out().flush();
            tables.append("\n").append(result.markdown());
            if (!output.isEmpty()) {
                tables.append("\n![" + of.name() + "](" + of.name() + ".svg)\n");
                write(of.name() + ".svg", result.svg());
            }
        }
        if (!output.isEmpty()) {
            write("controllers.md", tables.toString());
        }
        return 0;
    }

    private List<Scenario> scenarios() {
        List<Scenario> all = Scenarios.all(seed);
        List<Scenario> chosen = all.stream()
                .filter(of -> scenario.equals(ALL) || of.name().equals(scenario))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("no scenario '" + scenario + "' in "
                    + all.stream().map(Scenario::name).toList() + ", nor is it all");
        }
        return chosen;
    }

    /// All that were given, opened once so that wrong ones are told of before anything runs.
    private List<String> controllers() {
        var providers = Plugins.find().controllers();
        if (controllers.isEmpty()) {
            return providers.stream().map(Plugin::name).toList();
        }
        controllers.forEach(name -> ControllerChoice.parse(name).open(providers));
        return controllers;
    }

    private void write(String name, String text) throws IOException {
        Path folder = Files.createDirectories(Path.of(output));
        OpenOption[] options = force
                ? new OpenOption[] {
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING
                }
                : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
        Files.writeString(folder.resolve(name), text, options);
    }
}
