package dev.leat.cli;

import dev.leat.core.Pipeline;
import picocli.CommandLine.Option;

/// Which rows of the input count.
final class WhereOption {

    @Option(names = "--where", paramLabel = "CONDITION", description = "Keep the rows for which it is true, as in SQL.")
    private String condition = "";

    Pipeline apply(Pipeline pipeline) {
        return pipeline.where(condition);
    }
}
