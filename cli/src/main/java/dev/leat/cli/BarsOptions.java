package dev.leat.cli;

import dev.leat.core.Pipeline;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// What the `bars` kernel is asked for. Only what was given is passed on: the rest, and what is valid, is the kernel's
/// to say.
final class BarsOptions {

    private final List<String> given = new ArrayList<>();

    @Option(
            names = "--range",
            paramLabel = "DBPS",
            required = true,
            description =
                    "How far the price moves from a bar's open until the bar closes: 25, 25dbps and 0.025%% are the same.")
    void range(String text) {
        given.add("range=" + text);
    }

    @Option(
            names = "--by",
            paramLabel = "COLUMN",
            description = "Build the bars of each key, such as symbol, for itself.")
    void by(String column) {
        given.add("by=" + column);
    }

    @Option(
            names = "--features",
            paramLabel = "GROUP,...",
            description =
                    "Which columns to compute beside prices, volumes, counts and ids: none, or some of bar, lookback, intra, market; all is the first three. Default: bar.")
    void features(String groups) {
        given.add("features=" + groups);
    }

    @Option(
            names = "--profile",
            paramLabel = "textbook|rangebar",
            description =
                    "Whose definitions of features hold: those of the literature (default), or of the rangebar package.")
    void profile(String name) {
        given.add("profile=" + name);
    }

    @Option(
            names = "--lookback",
            paramLabel = "200|5s|3bars",
            description =
                    "Which trades before a bar its lookback features are of: a number, a time, or those of the last bars. Default: 200.")
    void lookback(String window) {
        given.add("lookback=" + window);
    }

    @Option(names = "--include-incomplete", description = "Write the unfinished bar at the end too.")
    void includeIncomplete(boolean include) {
        given.add("include-incomplete=" + include);
    }

    @Option(names = "--allow-same-timestamp-close", description = "Let a bar close at the timestamp it opened at.")
    void allowSameTimestampClose(boolean allow) {
        given.add("allow-same-timestamp-close=" + allow);
    }

    @Option(
            names = "--columns",
            paramLabel = "ROLE=COLUMN,...",
            description = "Which columns are price, quantity, timestamp and so on, where their names do not tell.")
    void columns(String roles) {
        given.add("columns=" + roles);
    }

    @Option(
            names = "--order",
            paramLabel = "fail|drop|sort:WINDOW",
            description = "What to do with trades whose time goes back. Default: fail.")
    void order(String policy) {
        given.add("order=" + policy);
    }

    @Option(
            names = "--duplicates",
            paramLabel = "fail|drop",
            description = "What to do with a trade with the id of the one before it. Default: fail.")
    void duplicates(String policy) {
        given.add("duplicates=" + policy);
    }

    @Option(
            names = "--time-unit",
            paramLabel = "s|ms|us|ns",
            description = "The unit of timestamps that are bare numbers. Default: told by their size.")
    void timeUnit(String unit) {
        given.add("time-unit=" + unit);
    }

    Pipeline apply(Pipeline pipeline) {
        return pipeline.through("bars", given.toArray(String[]::new));
    }
}
