package dev.leat.core.bars.features;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Columns that are asked for together. Those of the bar itself (specification 1.8, 1 to 14) are always there.
public enum Group {
    /// 15 to 24: ratios of the bar's sums.
    BAR,
    /// 25 to 40: of the trades before the bar.
    LOOKBACK,
    /// 41 to 62: of the bar's own trades.
    INTRA,
    /// Beyond the 62: measures of the literature on market microstructure, of the bar's own trades.
    MARKET;

    private static final Set<Group> ALL = Set.of(BAR, LOOKBACK, INTRA);

    public static final String FORM =
            "none, or some of " + Arrays.stream(values()).map(Group::word).collect(Collectors.joining(", "))
                    + ", comma-separated; all is the first three";

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException for what is no list of groups
    public static Set<Group> parse(String text) {
        return switch (text.strip()) {
            case "none" -> Set.of();
            default -> {
                Set<Group> groups = EnumSet.noneOf(Group.class);
                for (String word : text.split(",", -1)) {
                    groups.addAll(named(word.strip()));
                }
                yield groups;
            }
        };
    }

    private static Set<Group> named(String word) {
        if (word.equals("all")) {
            return ALL;
        }
        for (Group group : values()) {
            if (group.word().equals(word)) {
                return Set.of(group);
            }
        }
        throw new IllegalArgumentException(word);
    }
}
