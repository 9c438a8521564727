package dev.leat.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat dedupe`.
@Command(
        name = "dedupe",
        description = "Leave out rows that are there more than once, also where their keys are more than memory holds.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat dedupe trades.csv -o once.csv --by agg_trade_id",
            "  leat dedupe 'trades/*.csv' -o once.parquet",
            "  leat dedupe quotes.csv -o latest.csv --by symbol --keep last"
        })
final class DedupeCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final Job job = new Job();

    @Option(
            names = "--by",
            paramLabel = "COLUMN",
            split = ",",
            description = "The columns in which rows are the same. Default: all.")
    private List<String> by = new ArrayList<>();

    @Option(
            names = "--keep",
            paramLabel = "first|last",
            description = "Which of the rows that are the same stays. Default: first.")
    private String keep = "first";

    @Option(
            names = "--state",
            paramLabel = "NAME[:KEY=VALUE,...]",
            description = "What remembers the keys: memory, which sorts what it has no room for, or a plugin such as"
                    + " chronicle, which keeps them in a file. Default: memory.")
    private String state = "memory";

    DedupeCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        return job.run(
                shell, rows -> rows.through("dedupe", "by=" + String.join(",", by), "keep=" + keep, "state=" + state));
    }
}
