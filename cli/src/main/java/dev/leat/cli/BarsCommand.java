package dev.leat.cli;

import dev.leat.core.Engine;
import dev.leat.core.Pipeline;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat bars`.
@Command(
        name = "bars",
        description = "Build bars from trades: by range of price, time, ticks, volume, turnover or imbalance.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat bars trades.csv -o bars.csv --range 25",
            "  leat bars 'trades/*.parquet' -o bars.parquet --range 0.1%% --by symbol --features all",
            "  leat bars trades.csv -o bars.csv --time 1m",
            "  leat bars trades.csv -o bars.csv --dollar 1e6 --reset day",
            "  leat bars fills.csv -o - --range 10 --columns price=px,quantity=qty,timestamp=time",
            "  zcat trades.csv.gz | leat bars - --format csv -o bars.csv --range 25 --quiet"
        })
final class BarsCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final WhereOption where = new WhereOption();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Mixin
    private final BarsOptions bars = new BarsOptions();

    @Option(
            names = "--exact",
            description = "Keep prices and volumes as decimals in Parquet. Default: doubles, as most readers expect.")
    private boolean exact;

    BarsCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        Pipeline pipeline = bars.apply(where.apply(input.pipeline()).to(output.target()));
        try (Engine engine = Engine.open(shell.common().settings())) {
            Pipeline formatted = format.apply(pipeline, engine.plugins().formats());
            Pipeline typed =
                    !exact && parquet(formatted.target()) ? formatted.option("parquet", "exact", "false") : formatted;
            new Run(shell, engine).run(typed, output.standardOutput());
        }
        return 0;
    }

    private static boolean parquet(Pipeline.Target target) {
        return target instanceof Pipeline.Target.Named named
                && (named.format().isEmpty()
                        ? named.output().endsWith(".parquet")
                        : named.format().equals("parquet"));
    }
}
