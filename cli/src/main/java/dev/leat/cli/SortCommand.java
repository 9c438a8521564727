package dev.leat.cli;

import dev.leat.core.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat sort`.
@Command(
        name = "sort",
        description = "Put rows in order, also more of them than memory holds.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat sort trades.csv -o sorted.parquet --by timestamp",
            "  leat sort trades.parquet -o - --format csv --by price:desc,timestamp --where \"symbol = 'BTCUSDT'\"",
            "  leat sort 'trades/*.csv' -o sorted.csv --by symbol,price:desc:nulls-first --memory 512MB --temp-dir"
                    + " /data"
        })
final class SortCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final Job job = new Job();

    @Option(
            names = "--by",
            paramLabel = "COLUMN[:desc][:nulls-first]",
            required = true,
            split = ",",
            description = "The columns to sort by, the first before the others. Ascending, and nulls last in either"
                    + " direction, unless it says otherwise. Rows that are equal in them stay as they came.")
    private List<String> by = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "N", description = "Keep the first N rows in order.")
    private long limit = Pipeline.NO_LIMIT;

    SortCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        List<String> options = new ArrayList<>(List.of("by=" + String.join(",", by)));
        if (limit > 0 && limit != Pipeline.NO_LIMIT) {
            options.add("limit=" + limit);
        }
        return job.run(
                shell,
                rows -> rows.through("sort", options.toArray(String[]::new)).limit(limit));
    }
}
