package dev.leat.cli;

import dev.leat.api.source.Scan;
import dev.leat.core.Pipeline;
import dev.leat.core.Pipeline.BadRows;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Where rows come from.
final class InputOptions {

    @Parameters(
            paramLabel = "IN",
            arity = "1..*",
            description = "Paths, patterns, folders or URIs, read one after the other; - is standard input.")
    private List<String> inputs = new ArrayList<>();

    @Option(names = "--input-format", paramLabel = "NAME", description = "The format of IN, whatever its name says.")
    private String format = "";

    @Option(
            names = "--on-bad-row",
            paramLabel = "fail|skip|divert FILE",
            parameterConsumer = BadRowsWord.class,
            description =
                    "What becomes of rows that cannot be read: fail (default), skip and count, or divert to a file.")
    private BadRows badRows = BadRows.FAIL;

    @Option(
            names = "--rescale",
            description =
                    "Round numbers with more digits than a kernel computes with, instead of rejecting their rows.")
    private boolean rescale;

    Pipeline pipeline() {
        return Pipeline.from(inputs.stream().map(InputOptions::named).toArray(String[]::new))
                .format(format)
                .onBadRows(badRows)
                .digits(rescale ? Scan.Digits.ROUND : Scan.Digits.REFUSE);
    }

    private static String named(String input) {
        return input.equals("-") ? "/dev/stdin" : input;
    }
}
