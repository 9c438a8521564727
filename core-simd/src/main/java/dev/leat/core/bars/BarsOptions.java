package dev.leat.core.bars;

import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import dev.leat.core.bars.features.Group;
import dev.leat.core.bars.features.Lookback;
import dev.leat.core.bars.features.Profile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the kernel `bars` was asked for.
///
/// @param by the key's column, or empty for one stream
/// @param columns columns by role, where they are not to be found by name
/// @param timeUnit [#AUTO] or a unit's symbol
record BarsOptions(
        Range range,
        String by,
        Set<Group> features,
        Profile profile,
        Lookback lookback,
        Unfinished unfinished,
        Map<Role, String> columns,
        OrderPolicy order,
        Duplicates duplicates,
        String timeUnit) {

    static final String AUTO = "auto";

    static final Option<Long> RANGE = new Option<>(
            "range",
            "how far the price goes from a bar's open before the bar closes; needed",
            Range.FORM,
            0L,
            Range::parse);
    static final Option<String> BY =
            Option.text("by", "", "the column whose values each have bars of their own; empty for one stream");
    static final Option<Set<Group>> FEATURES = new Option<>(
            "features", "columns beside the 14 of the bar itself", Group.FORM, Set.of(Group.BAR), Group::parse);
    static final Option<String> PROFILE = Option.choice(
            "profile",
            "textbook",
            List.of("textbook", "rangebar"),
            "whose formulas features follow; those of `bar` are the same in both");
    static final Option<Lookback> LOOKBACK = new Option<>(
            "lookback",
            "which trades before a bar the features of the group lookback are of",
            Lookback.FORM,
            new Lookback.Count(200),
            Lookback::parse);
    static final Option<Boolean> INCLUDE_INCOMPLETE =
            Option.flag("include-incomplete", false, "whether the unfinished bar of each key comes last");
    static final Option<Boolean> SAME_TIMESTAMP_CLOSE = Option.flag(
            "allow-same-timestamp-close", false, "whether a trade at the time of a bar's first one may close it");
    static final Option<Map<Role, String>> COLUMNS = new Option<>(
            "columns",
            "which column is what, where names do not tell: price=p,quantity=q",
            "ROLE=COLUMN, comma-separated, of the roles " + Role.words(),
            Map.of(),
            BarsOptions::mapping);
    static final Option<OrderPolicy> ORDER = new Option<>(
            "order",
            "what becomes of a trade before an earlier one of its key, by time, then id",
            OrderPolicy.FORM,
            new OrderPolicy.Fail(),
            OrderPolicy::parse);
    static final Option<String> DUPLICATES = Option.choice(
            "duplicates",
            "fail",
            List.of("fail", "drop"),
            "what becomes of a trade with the id of the one before it of its key; drop also leaves out ids that came"
                    + " earlier, as where files overlap");
    static final Option<String> TIME_UNIT = Option.choice(
            "time-unit",
            AUTO,
            List.of(AUTO, "s", "ms", "us", "ns"),
            "the unit of times that are bare numbers; auto goes by the size of the first");

    static final List<Option<?>> ALL = List.of(
            RANGE,
            BY,
            FEATURES,
            PROFILE,
            LOOKBACK,
            INCLUDE_INCOMPLETE,
            SAME_TIMESTAMP_CLOSE,
            COLUMNS,
            ORDER,
            DUPLICATES,
            TIME_UNIT);

    BarsOptions {
        features = Set.copyOf(features);
        columns = Map.copyOf(columns);
    }

    /// @throws IllegalArgumentException where the range is missing
    static BarsOptions of(Options given) {
        if (!given.has(RANGE)) {
            throw new IllegalArgumentException("bars needs option range: " + Range.FORM);
        }
        var closing = given.get(SAME_TIMESTAMP_CLOSE) ? Range.Closing.ANY_TIME : Range.Closing.LATER_TIME;
        return new BarsOptions(
                new Range(given.get(RANGE), closing),
                given.get(BY),
                given.get(FEATURES),
                given.get(PROFILE).equals("rangebar") ? Profile.RANGEBAR : Profile.TEXTBOOK,
                given.get(LOOKBACK),
                given.get(INCLUDE_INCOMPLETE) ? Unfinished.EMIT : Unfinished.DROP,
                given.get(COLUMNS),
                given.get(ORDER),
                given.get(DUPLICATES).equals("drop") ? Duplicates.DROP : Duplicates.FAIL,
                given.get(TIME_UNIT));
    }

    private static Map<Role, String> mapping(String text) {
        Map<Role, String> mapping = new EnumMap<>(Role.class);
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1 || equals == pair.length() - 1) {
                throw new IllegalArgumentException(pair);
            }
            mapping.put(
                    Role.named(pair.substring(0, equals).strip()),
                    pair.substring(equals + 1).strip());
        }
        return mapping;
    }

    /// What becomes of a bar that is not closed at the end.
    enum Unfinished {
        DROP,
        EMIT
    }

    /// What becomes of a trade whose id came before.
    enum Duplicates {
        FAIL,
        DROP
    }
}
