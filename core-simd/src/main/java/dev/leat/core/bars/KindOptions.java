package dev.leat.core.bars;

import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import java.util.List;
import java.util.function.Function;

/// Which kind of bar the kernel `bars` was asked for, and what goes with a kind. Exactly one is needed.
final class KindOptions {

    static final Option<Long> RANGE = new Option<>(
            "range",
            "range bars: how far the price goes from a bar's open before the bar closes",
            Range.FORM,
            0L,
            Range::parse);
    static final Option<Long> TIME = new Option<>(
            "time",
            "time bars: how long a bar is; they begin at multiples of that since the epoch",
            Interval.FORM,
            0L,
            Interval::parse);
    static final Option<Long> TICK =
            Option.number("tick", 0, 1, Long.MAX_VALUE, "tick bars: how many records a bar has");
    static final Option<Amount> VOLUME = amount("volume", Volume.PLACES, "volume bars: which volume closes a bar");
    static final Option<Amount> DOLLAR = amount("dollar", Dollars.PLACES, "dollar bars: which turnover closes a bar");
    static final Option<String> IMBALANCE = Option.choice(
            "imbalance",
            "",
            List.of("tick", "volume", "dollar"),
            "imbalance bars: what buys and sales outweigh one another by");

    static final Option<Boolean> SAME_TIMESTAMP_CLOSE = Option.flag(
            "allow-same-timestamp-close",
            false,
            "with range, whether a trade at the time of a bar's first one may close it");
    static final Option<Boolean> EMPTY =
            Option.flag("empty", false, "with time, whether intervals without trades are bars too");
    static final Option<Double> EXPECTED_RECORDS = Option.real(
            "expected-records", 1000, 1, 1e15, "with imbalance, how many records a bar is expected to have at first");
    static final Option<Double> EXPECTED_IMBALANCE = Option.real(
            "expected-imbalance",
            0,
            -1e30,
            1e30,
            "with imbalance, what a record is expected to add to it at first; 0 for what the first bar's do, which closes"
                    + " after expected-records");
    static final Option<Double> LEAST_RECORDS = Option.real(
            "least-records",
            0,
            0,
            1e15,
            "with imbalance, the least records that come to be expected; 0 for a tenth of expected-records");
    static final Option<Double> MOST_RECORDS = Option.real(
            "most-records",
            0,
            0,
            1e15,
            "with imbalance, the most records that come to be expected; 0 for ten times expected-records");
    static final Option<Long> SPAN = Option.number(
            "imbalance-span",
            20,
            1,
            1_000_000_000,
            "with imbalance, of how many bars expectations are: the newest weighs 2 / (span + 1)");
    static final Option<String> SIGN = Option.choice(
            "sign",
            "tick",
            List.of("tick", "aggressor"),
            "with imbalance, what makes a record a buy: the last change of price, or who came to whom");

    static final List<Option<?>> ALL = List.of(
            RANGE,
            TIME,
            TICK,
            VOLUME,
            DOLLAR,
            IMBALANCE,
            SAME_TIMESTAMP_CLOSE,
            EMPTY,
            EXPECTED_RECORDS,
            EXPECTED_IMBALANCE,
            LEAST_RECORDS,
            MOST_RECORDS,
            SPAN,
            SIGN);

    private static final List<Choice> KINDS = List.of(
            new Choice(RANGE, KindOptions::range, List.of(SAME_TIMESTAMP_CLOSE)),
            new Choice(TIME, KindOptions::interval, List.of(EMPTY)),
            new Choice(TICK, given -> new Ticks(given.get(TICK)), List.of()),
            new Choice(VOLUME, given -> new Volume(given.get(VOLUME)), List.of()),
            new Choice(DOLLAR, given -> new Dollars(given.get(DOLLAR)), List.of()),
            new Choice(
                    IMBALANCE,
                    KindOptions::imbalance,
                    List.of(EXPECTED_RECORDS, EXPECTED_IMBALANCE, LEAST_RECORDS, MOST_RECORDS, SPAN, SIGN)));

    private static final String WORDS = "range, time, tick, volume, dollar or imbalance";

    private static final double BOUND = 10;

    private KindOptions() {}

    /// @throws IllegalArgumentException where not one kind is asked for, or an option goes with another one
    static Kind kind(Options given) {
        List<Choice> chosen =
                KINDS.stream().filter(kind -> given.has(kind.option())).toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("bars needs one of the options " + WORDS);
        }
        Choice kind = chosen.getFirst();
        if (chosen.size() > 1) {
            throw new IllegalArgumentException(
                    "bars are of one kind, not of " + kind.option().key() + " and "
                            + chosen.get(1).option().key() + ": give one of the options " + WORDS);
        }
        for (Choice other : KINDS) {
            for (Option<?> option : other.details()) {
                if (!other.equals(kind) && given.has(option)) {
                    throw new IllegalArgumentException("option " + option.key() + " goes with "
                            + other.option().key() + ", not with "
                            + kind.option().key());
                }
            }
        }
        return kind.make().apply(given);
    }

    private static Kind range(Options given) {
        var closing = given.get(SAME_TIMESTAMP_CLOSE) ? Range.Closing.ANY_TIME : Range.Closing.LATER_TIME;
        return new Range(given.get(RANGE), closing);
    }

    private static Kind interval(Options given) {
        return new Interval(given.get(TIME), given.get(EMPTY) ? Interval.Empty.EMIT : Interval.Empty.SKIP);
    }

    private static Kind imbalance(Options given) {
        double records = given.get(EXPECTED_RECORDS);
        double least = given.get(LEAST_RECORDS) == 0 ? records / BOUND : given.get(LEAST_RECORDS);
        double most = given.get(MOST_RECORDS) == 0 ? records * BOUND : given.get(MOST_RECORDS);
        if (!(least <= records && records <= most)) {
            throw new IllegalArgumentException("option expected-records is " + records + ", which is not from " + least
                    + " (least-records) to " + most + " (most-records)");
        }
        return new Imbalance(
                switch (given.get(IMBALANCE)) {
                    case "tick" -> Imbalance.Weight.TICK;
                    case "volume" -> Imbalance.Weight.VOLUME;
                    default -> Imbalance.Weight.DOLLAR;
                },
                given.get(SIGN).equals("tick") ? Imbalance.Sign.TICK_RULE : Imbalance.Sign.AGGRESSOR,
                records,
                given.get(EXPECTED_IMBALANCE),
                least,
                most,
                given.get(SPAN));
    }

    private static Option<Amount> amount(String key, int places, String help) {
        String form = Amount.FORM + ", of at most " + places + " places";
        return new Option<>(key, help, form, new Amount(0, 0), text -> Amount.parse(text, places));
    }

    /// @param details the options that go with it alone
    private record Choice(Option<?> option, Function<Options, Kind> make, List<Option<?>> details) {}
}
