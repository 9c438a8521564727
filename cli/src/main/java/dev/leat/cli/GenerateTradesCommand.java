package dev.leat.cli;

import dev.leat.core.Engine;
import dev.leat.core.Pipeline;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat generate trades`.
@Command(
        name = "trades",
        description = "Generate a tape of trades: the same seed, the same bytes.",
        footerHeading = "%nExamples:%n",
        footer = {"  leat generate trades --rows 20000000 --symbols 4 --seed 1 -o tape.csv"})
final class GenerateTradesCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Option(names = "--rows", paramLabel = "N", required = true, description = "How many trades.")
    private long rows;

    @Option(names = "--symbols", paramLabel = "N", description = "How many symbols. Default: 1.")
    private int symbols = 1;

    @Option(names = "--seed", paramLabel = "N", description = "Which tape. Default: 1.")
    private long seed = 1;

    GenerateTradesCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        try (Engine engine = Engine.open(shell.common().settings())) {
            String tape = "tape:trades?rows=" + rows + "&symbols=" + symbols + "&seed=" + seed;
            Pipeline pipeline = Pipeline.from(tape).to(output.target());
            Pipeline formatted = format.apply(pipeline, engine.plugins().formats());
            new Run(shell, engine).run(formatted, output.standardOutput());
        }
        return 0;
    }
}
