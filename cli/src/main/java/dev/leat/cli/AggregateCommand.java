package dev.leat.cli;

import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat aggregate`.
@Command(
        name = "aggregate",
        description = "Group rows by columns and by time: counts, sums, averages and the like of each group.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat aggregate trades.parquet -o totals.csv --by symbol --agg \"n=count(), v=sum(quantity)\"",
            "  leat aggregate trades.csv -o seconds.parquet --every 1s --agg \"o=first(price), h=max(price),"
                    + " l=min(price), c=last(price), vwap=wavg(price, quantity)\"",
            "  leat aggregate trades.csv -o - --format csv --agg \"stddev(price)\" --where \"quantity > 0.1\""
        })
final class AggregateCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final Job job = new Job();

    @Option(
            names = "--by",
            paramLabel = "COLUMN,...",
            description = "The columns whose values make a group. Default: all rows are one.")
    private String by = "";

    @Option(
            names = "--every",
            paramLabel = "TIME",
            description = "Group by times of this length too: 1s, 500ms, 1m, 4h or 1d, counted from the epoch.")
    private String every = "";

    @Option(
            names = "--time",
            paramLabel = "COLUMN",
            description = "The column that --every is of, where its name does not tell.")
    private String time = "";

    @Option(
            names = "--agg",
            paramLabel = "NAME=FUNCTION(COLUMN),...",
            required = true,
            description = "What comes out for each group: avg, count, first, last, max, min, quantile(VALUE, SHARE),"
                    + " stddev, sum, var, wavg(VALUE, WEIGHT).")
    private String agg = "";

    AggregateCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        return job.run(shell, rows -> rows.through("aggregate", options()));
    }

    private String[] options() {
        return Stream.of("by=" + by, "every=" + every, "time=" + time, "agg=" + agg)
                .filter(option -> !option.endsWith("="))
                .toArray(String[]::new);
    }
}
