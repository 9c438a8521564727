package dev.leat.core.bars;

import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import dev.leat.core.bars.features.Features;
import dev.leat.core.bars.features.Group;
import dev.leat.core.bars.features.Lookback;
import dev.leat.core.bars.features.Profile;
import dev.leat.core.bars.features.Without;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the kernel `bars` was asked for.
///
/// @param by the key's column, or empty for one stream
/// @param columns columns by role, where they are not to be found by name
/// @param timeUnit [#AUTO] or a unit's symbol
record BarsOptions(
        Kind kind,
        String by,
        Set<Group> features,
        Without without,
        Profile profile,
        Lookback lookback,
        Unfinished unfinished,
        Reset reset,
        Unfinished orphans,
        Map<Role, String> columns,
        OrderPolicy order,
        Duplicates duplicates,
        String timeUnit) {

    static final String AUTO = "auto";

    static final Option<String> BY =
            Option.text("by", "", "the column whose values each have bars of their own; empty for one stream");
    static final Option<Set<Group>> FEATURES = new Option<>(
            "features", "columns beside the 14 of the bar itself", Group.FORM, Set.of(Group.BAR), Group::parse);
    static final Option<Without> WITHOUT = new Option<>(
            "without",
            "columns of features to leave out, and not to compute",
            Without.form(featureNames(EnumSet.allOf(Group.class))),
            Without.NOTHING,
            text -> Without.parse(text, featureNames(EnumSet.allOf(Group.class))));
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
    static final Option<String> RESET = Option.choice(
            "reset",
            Reset.NEVER.word(),
            Stream.of(Reset.values()).map(Reset::word).toList(),
            "when bars begin anew, at midnight UTC; weeks begin on Sunday");
    static final Option<Boolean> INCLUDE_ORPHANS = Option.flag(
            "include-orphans",
            false,
            "whether bars come that a reset took out, and a column is_orphan that marks them");
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

    static final List<Option<?>> ALL = Stream.concat(
                    KindOptions.ALL.stream(),
                    Stream.of(
                            BY,
                            FEATURES,
                            WITHOUT,
                            PROFILE,
                            LOOKBACK,
                            INCLUDE_INCOMPLETE,
                            RESET,
                            INCLUDE_ORPHANS,
                            COLUMNS,
                            ORDER,
                            DUPLICATES,
                            TIME_UNIT))
            .toList();

    BarsOptions {
        features = Set.copyOf(features);
        columns = Map.copyOf(columns);
    }

    /// @throws IllegalArgumentException where not one kind of bar is asked for, or an option goes with another one
    static BarsOptions of(Options given) {
        Reset reset = Reset.valueOf(given.get(RESET).toUpperCase(Locale.ROOT));
        if (given.get(INCLUDE_ORPHANS) && reset == Reset.NEVER) {
            throw new IllegalArgumentException("option include-orphans goes with reset, which makes orphans");
        }
        return new BarsOptions(
                KindOptions.kind(given),
                given.get(BY),
                given.get(FEATURES),
                given.get(WITHOUT).among(featureNames(given.get(FEATURES))),
                given.get(PROFILE).equals("rangebar") ? Profile.RANGEBAR : Profile.TEXTBOOK,
                given.get(LOOKBACK),
                given.get(INCLUDE_INCOMPLETE) ? Unfinished.EMIT : Unfinished.DROP,
                reset,
                given.get(INCLUDE_ORPHANS) ? Unfinished.EMIT : Unfinished.DROP,
                given.get(COLUMNS),
                given.get(ORDER),
                given.get(DUPLICATES).equals("drop") ? Duplicates.DROP : Duplicates.FAIL,
                given.get(TIME_UNIT));
    }

    /// The names of the columns of some groups.
    static Set<String> featureNames(Set<Group> groups) {
        return groups.stream().flatMap(BarsOptions::featureNames).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> featureNames(Group group) {
        return group == Group.BAR
                ? BarColumns.BAR_LEVEL.stream().map(column -> column.field().name())
                : Features.names(group);
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

    /// What becomes of a bar that is not closed: at the end, or at a reset.
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
