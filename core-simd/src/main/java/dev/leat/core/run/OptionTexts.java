package dev.leat.core.run;

import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The texts of all options of a run, by plugin. Those of a plugin that is not in the run are an error.
final class OptionTexts {

    private final Map<String, Map<String, String>> given;
    private final Set<String> plugins = new TreeSet<>();

    OptionTexts(Map<String, Map<String, String>> given) {
        this.given = given;
    }

    /// The options of a plugin, which is in the run then.
    ///
    /// @throws IllegalArgumentException for a key that it does not know, or a text that is not valid
    Options of(Plugin plugin) {
        return of(plugin, Map.of());
    }

    /// The same, with some that were given closer to its use and win.
    Options of(Plugin plugin, Map<String, String> closer) {
        plugins.add(plugin.name());
        Map<String, String> texts = new HashMap<>(given.getOrDefault(plugin.name(), Map.of()));
        texts.putAll(closer);
        return Options.of(plugin, texts);
    }

    /// @throws IllegalArgumentException for options of a plugin that nobody asked about; lists those that somebody
    ///     did
    void requireAllUsed() {
        for (Map.Entry<String, Map<String, String>> entry : given.entrySet()) {
            if (!plugins.contains(entry.getKey()) && !entry.getValue().isEmpty()) {
                String key = entry.getValue().keySet().iterator().next();
                throw new IllegalArgumentException("option " + entry.getKey() + "." + key
                        + " is of a plugin that is not in this run, which has " + plugins);
            }
        }
    }
}
