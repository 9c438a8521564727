package dev.leat.cli;

import dev.leat.core.Engine;
import dev.leat.core.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat explain`.
@Command(
        name = "explain",
        description = "Tell what a copy would read, and what it would skip.",
        footerHeading = "%nExamples:%n",
        footer = {"  leat explain trades.parquet --select price --where \"timestamp >= 1723161600000\""})
final class ExplainCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Option(names = "--select", paramLabel = "COLUMN", split = ",", description = "The columns to keep, in this order.")
    private List<String> select = new ArrayList<>();

    @Mixin
    private final WhereOption where = new WhereOption();

    ExplainCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        Pipeline pipeline = where.apply(input.pipeline()).select(select).to("null:");
        try (Engine engine = Engine.open(shell.common().settings())) {
            Pipeline formatted = format.apply(pipeline, engine.plugins().formats());
            Explained.print(engine.explain(shell.common().apply(formatted)), shell);
        }
        return 0;
    }
}
