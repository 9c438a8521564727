package dev.leat.cli;

import dev.leat.api.source.Store;
import dev.leat.core.Pipeline.Target;
import picocli.CommandLine.Option;

/// Where rows go.
final class OutputOptions {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            required = true,
            description = "A path or URI; - is standard output, null: only counts.")
    private String output = "";

    @Option(names = "--output-format", paramLabel = "NAME", description = "The format of OUT, whatever its name says.")
    private String format = "";

    @Option(names = "--force", description = "Replace OUT if it exists.")
    private boolean force;

    Target.Named target() {
        return new Target.Named(output, format, force ? Store.Existing.REPLACE : Store.Existing.KEEP);
    }

    /// Whether rows go to standard output, where nothing else may go then.
    boolean standardOutput() {
        return output.equals("-");
    }
}
