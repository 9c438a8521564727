package dev.leat.cli;

import dev.leat.core.Engine;
import dev.leat.core.Pipeline;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What the commands that turn rows into rows share: where rows come from, which of them count, and where they go.
final class Job {

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final WhereOption where = new WhereOption();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Option(
            names = "--explain",
            description = "Tell what would be read, what would be skipped and what would come out, and run nothing.")
    private boolean explain;

    /// Runs it.
    ///
    /// @param steps what becomes of the rows
    /// @return the exit code
    int run(Shell shell, UnaryOperator<Pipeline> steps) throws Exception {
        Pipeline pipeline = steps.apply(where.apply(input.pipeline())).to(output.target());
        try (Engine engine = Engine.open(shell.common().settings())) {
            Pipeline formatted = format.apply(pipeline, engine.plugins().formats());
            if (explain) {
                Explained.print(engine.explain(shell.common().apply(formatted)), shell);
            } else {
                new Run(shell, engine).run(formatted, output.standardOutput());
            }
        }
        return 0;
    }
}
