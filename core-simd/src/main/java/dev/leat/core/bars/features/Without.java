package dev.leat.core.bars.features;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Columns of features that are left out, and not computed.
///
/// @param columns their names
public record Without(Set<String> columns) {

    public static final Without NOTHING = new Without(Set.of());

    private static final List<String> PREFIXES = List.of("lookback_", "intra_");

    public Without {
        columns = Set.copyOf(columns);
    }

    /// @param text a comma-separated list, empty for nothing: names of columns, or what follows `lookback_` and
    /// `intra_`
    ///     in names, for both
    /// @param known the names of all columns that can be left out
    /// @throws IllegalArgumentException for a word that means none of them
    public static Without parse(String text, Set<String> known) {
        if (text.isBlank()) {
            return NOTHING;
        }
        Set<String> columns = new HashSet<>();
        for (String word : text.split(",", -1)) {
            Set<String> meant = meant(word.strip(), known);
            if (meant.isEmpty()) {
                throw new IllegalArgumentException(word);
            }
            columns.addAll(meant);
        }
        return new Without(columns);
    }

    private static Set<String> meant(String word, Set<String> known) {
        return known.contains(word)
                ? Set.of(word)
                : PREFIXES.stream()
                        .map(prefix -> prefix + word)
                        .filter(known::contains)
                        .collect(Collectors.toSet());
    }

    /// What a list has to be, for messages.
    public static String form(Set<String> known) {
        return "some of " + new TreeSet<>(known) + ", comma-separated, where lookback_ and intra_ may be left away";
    }

    public boolean names(String column) {
        return columns.contains(column);
    }

    <M> List<Feature<M>> of(List<Feature<M>> features) {
        return features.stream()
                .filter(feature -> !names(feature.field().name()))
                .toList();
    }
}
