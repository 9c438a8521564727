package dev.leat.cli;

import dev.leat.core.Pipeline;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// What the `bars` kernel is asked for. Only what was given is passed on: the rest, and what is valid, is the kernel's
/// to say.
final class BarsOptions {

    private static final String KINDS = "--range, --time, --tick, --volume, --dollar or --imbalance";

    private final List<String> given = new ArrayList<>();
    private final List<String> kinds = new ArrayList<>();

    @Option(
            names = "--range",
            paramLabel = "DBPS",
            description =
                    "Range bars: how far the price moves from a bar's open until the bar closes. 25, 25dbps and 0.025%% are the same.")
    void range(String text) {
        kind("range", text);
    }

    @Option(
            names = "--time",
            paramLabel = "1s|1m|4h|1d",
            description = "Time bars: how long a bar is. They begin at multiples of that since the epoch, UTC.")
    void time(String length) {
        kind("time", length);
    }

    @Option(names = "--tick", paramLabel = "N", description = "Tick bars: how many records a bar has.")
    void tick(String records) {
        kind("tick", records);
    }

    @Option(names = "--volume", paramLabel = "V", description = "Volume bars: which volume closes a bar.")
    void volume(String amount) {
        kind("volume", amount);
    }

    @Option(
            names = "--dollar",
            paramLabel = "D",
            description = "Dollar bars: which turnover, price times quantity, closes a bar.")
    void dollar(String amount) {
        kind("dollar", amount);
    }

    @Option(
            names = "--imbalance",
            paramLabel = "tick|volume|dollar",
            description =
                    "Imbalance bars: a bar closes when buys outweigh sales, or sales buys, by more than expected of the bars before.")
    void imbalance(String weight) {
        kind("imbalance", weight);
    }

    @Option(names = "--empty", description = "With --time, intervals without trades are bars too.")
    void empty(boolean emit) {
        given.add("empty=" + emit);
    }

    @Option(
            names = "--expected-records",
            paramLabel = "N",
            description = "With --imbalance, how many records a bar is expected to have at first. Default: 1000.")
    void expectedRecords(String records) {
        given.add("expected-records=" + records);
    }

    @Option(
            names = "--expected-imbalance",
            paramLabel = "X",
            description =
                    "With --imbalance, what a record is expected to add to it at first. Default: as in the first bar, which closes after --expected-records.")
    void expectedImbalance(String imbalance) {
        given.add("expected-imbalance=" + imbalance);
    }

    @Option(
            names = "--least-records",
            paramLabel = "N",
            description =
                    "With --imbalance, the least records that come to be expected. Default: a tenth of --expected-records.")
    void leastRecords(String records) {
        given.add("least-records=" + records);
    }

    @Option(
            names = "--most-records",
            paramLabel = "N",
            description =
                    "With --imbalance, the most records that come to be expected. Default: ten times --expected-records.")
    void mostRecords(String records) {
        given.add("most-records=" + records);
    }

    @Option(
            names = "--imbalance-span",
            paramLabel = "BARS",
            description = "With --imbalance, of how many bars expectations are. Default: 20.")
    void imbalanceSpan(String bars) {
        given.add("imbalance-span=" + bars);
    }

    @Option(
            names = "--sign",
            paramLabel = "tick|aggressor",
            description =
                    "With --imbalance, what makes a record a buy: the last change of price (default), or who came to whom.")
    void sign(String by) {
        given.add("sign=" + by);
    }

    @Option(
            names = "--reset",
            paramLabel = "day|week|month|year",
            description = "Begin bars anew at midnight UTC of each day, Sunday, first of the month or of the year.")
    void reset(String when) {
        given.add("reset=" + when);
    }

    @Option(
            names = "--include-orphans",
            description = "With --reset, write bars too that it takes out unfinished, and a column is_orphan.")
    void includeOrphans(boolean include) {
        given.add("include-orphans=" + include);
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
            names = "--without",
            paramLabel = "COLUMN,...",
            description =
                    "Which of these columns to leave out, and not to compute: intra_hurst, or hurst for that of lookback too.")
    void without(String columns) {
        given.add("without=" + columns);
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

    @Option(
            names = "--allow-same-timestamp-close",
            description = "Let a range bar close at the timestamp it opened at.")
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

    private void kind(String name, String value) {
        kinds.add("--" + name);
        given.add(name + "=" + value);
    }

    /// @throws IllegalArgumentException where not one kind of bar was given
    Pipeline apply(Pipeline pipeline) {
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("bars needs one of " + KINDS);
        }
        if (kinds.size() > 1) {
            throw new IllegalArgumentException(
                    "bars are of one kind, not of " + String.join(" and ", kinds) + ": give one of " + KINDS);
        }
        return pipeline.through("bars", given.toArray(String[]::new));
    }
}
