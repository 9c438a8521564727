package dev.leat.cli;

import dev.leat.core.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat copy`.
@Command(
        name = "copy",
        description = "Copy rows: from one format to another, some of the rows, some of the columns.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat copy trades.csv.gz -o trades.csv",
            "  leat copy trades.csv -o dear.csv --select price,quantity --where \"price >= 100 and symbol ="
                    + " 'BTCUSDT'\"",
            "  leat copy 'trades/*.csv' -o null:"
        })
final class CopyCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final Job job = new Job();

    @Option(names = "--select", paramLabel = "COLUMN", split = ",", description = "The columns to keep, in this order.")
    private List<String> select = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "N", description = "Keep the first N rows.")
    private long limit = Pipeline.NO_LIMIT;

    CopyCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        return job.run(shell, rows -> rows.select(select).limit(limit));
    }
}
