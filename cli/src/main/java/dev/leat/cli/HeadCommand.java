package dev.leat.cli;

import dev.leat.core.Engine;
import dev.leat.core.Pipeline;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat head`.
@Command(
        name = "head",
        description = "Print the first rows as a table.",
        footerHeading = "%nExamples:%n",
        footer = {"  leat head trades.csv", "  leat head bars.csv -n 3 --json"})
final class HeadCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Option(names = "-n", paramLabel = "ROWS", description = "How many rows. Default: 10.")
    private long rows = 10;

    HeadCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        Pipeline pipeline = input.pipeline().limit(rows);
        try (Engine engine = Engine.open(shell.common().settings())) {
            Pipeline formatted = format.apply(pipeline, engine.plugins().formats());
            Table table = Table.of(engine, shell.common().apply(formatted));
            if (shell.common().json()) {
                table.printJson(shell.out());
            } else {
                table.print(shell.out(), shell.terminal().columns());
            }
        }
        return 0;
    }
}
