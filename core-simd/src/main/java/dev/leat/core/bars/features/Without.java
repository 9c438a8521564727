package dev.leat.core.bars.features;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Columns of features that are left out, and not computed.
///
/// @param words their names, or what follows `lookback_` and `intra_` in them, for both; a name that is a column means
///     that one
public record Without(Set<String> words) {

    public static final Without NOTHING = new Without(Set.of());

    private static final List<String> PREFIXES = List.of("lookback_", "intra_");

    public Without {
        words = Set.copyOf(words);
    }

    /// @param text a comma-separated list, empty for nothing
    /// @param known the names of all columns that can be left out
    /// @throws IllegalArgumentException for a word that means none of them
    public static Without parse(String text, Set<String> known) {
        if (text.isBlank()) {
            return NOTHING;
        }
        Set<String> words = Stream.of(text.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        for (String word : words) {
            if (meant(word, known).isEmpty()) {
                throw new IllegalArgumentException(word);
            }
        }
        return new Without(words);
    }

    /// The names of the columns that are meant, of those that there are.
    ///
    /// @throws IllegalArgumentException for a word that means none of them
    public Without among(Set<String> columns) {
        Set<String> names = new HashSet<>();
        for (String word : words) {
            Set<String> meant = meant(word, columns);
            if (meant.isEmpty()) {
                throw new IllegalArgumentException("option bars.without names '" + word
                        + "', which none of the columns is that features asks for; leave it away");
            }
            names.addAll(meant);
        }
        return new Without(names);
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
        return "some of " + new TreeSet<>(known)
                + ", comma-separated; without lookback_ and intra_, where that is no column, both";
    }

    /// Whether it names a column, after [#among].
    public boolean names(String column) {
        return words.contains(column);
    }

    <M> List<Feature<M>> of(List<Feature<M>> features) {
        return features.stream()
                .filter(feature -> !names(feature.field().name()))
                .toList();
    }
}
