package dev.leat.cli;

import dev.leat.api.source.Store;
import dev.leat.core.Engine;
import dev.leat.core.Pipeline;
import dev.leat.core.Pipeline.Target;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `leat demo`.
@Command(
        name = "demo",
        description = "Build range bars from real trades, and show the first.",
        footerHeading = "%nExamples:%n",
        footer = {"  leat demo"})
final class DemoCommand implements Callable<Integer> {

    private static final String TRADES = "binance_spot_BTCUSDT_20240808T2354_20240809T0005_aggtrades_derived.csv";
    private static final Path BARS = Path.of("demo", "bars.csv");
    private static final int WIDTH = 100;
    private static final List<String> SHOWN =
            List.of("open_time_ms", "open", "high", "low", "close", "volume", "duration_us", "ofi");

    private final Shell shell;

    DemoCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        Path trades = Path.of(System.getProperty("leat.home", ""), "examples", "data", TRADES);
        if (!Files.exists(trades)) {
            throw new NoSuchFileException(trades.toString(), null, "the demo's trades are part of the checkout");
        }
        Files.createDirectories(BARS.getParent());
        try (Engine engine = Engine.open(shell.common().settings())) {
            shell.out().println("leat bars examples/data/" + TRADES + " -o " + BARS + " --range 25");
            shell.out().flush();
            Pipeline bars = Pipeline.from(trades.toString())
                    .through("bars", "range=25")
                    .to(new Target.Named(BARS.toString(), "", Store.Existing.REPLACE));
            new Run(shell, engine).run(bars, false);
            Table.of(engine, Pipeline.from(BARS.toString()).select(SHOWN).limit(10))
                    .print(shell.out(), WIDTH);
            shell.out().println("All columns and bars are in " + BARS);
        }
        return 0;
    }
}
