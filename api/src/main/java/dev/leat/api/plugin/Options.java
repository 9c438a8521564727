package dev.leat.api.plugin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The options that one plugin was given, checked.
public final class Options {

    private final Map<Option<?>, Object> values;

    private Options(Map<Option<?>, Object> values) {
        this.values = values;
    }

    /// Checks texts against the options a plugin knows.
    ///
    /// @throws IllegalArgumentException for a key that it does not know (lists those it does) or a text that is not
    ///     valid (says what is)
    public static Options of(Plugin plugin, Map<String, String> texts) {
        Set<String> unknown = new TreeSet<>(texts.keySet());
        Map<Option<?>, Object> values = new HashMap<>();
        for (Option<?> option : plugin.options()) {
            if (unknown.remove(option.key())) {
                values.put(option, value(plugin, option, texts.getOrDefault(option.key(), "")));
            }
        }
        if (!unknown.isEmpty()) {
            List<String> keys =
                    plugin.options().stream().map(Option::key).sorted().toList();
            throw new IllegalArgumentException(
                    "no option '" + unknown.iterator().next() + "' of " + plugin.name() + " in " + keys);
        }
        return new Options(Map.copyOf(values));
    }

    /// What was given, or the option's initial value.
    @SuppressWarnings("unchecked") // of() put in what the option itself parsed
    public <T> T get(Option<T> option) {
        return (T) values.getOrDefault(option, option.initial());
    }

    /// Whether the option was given.
    public boolean has(Option<?> option) {
        return values.containsKey(option);
    }

    private static Object value(Plugin plugin, Option<?> option, String text) {
        try {
            return option.parse().apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "option " + plugin.name() + "." + option.key() + " has to be " + option.form() + ", not '" + text
                            + "'",
                    e);
        }
    }
}
