package dev.leat.core;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.plugin.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A controller, as people name it: `NAME` or `NAME:key=value,key=value`.
///
/// @param options texts by key
public record ControllerChoice(String name, Map<String, String> options) {
    public ControllerChoice {
        options = Map.copyOf(options);
    }

    /// @throws IllegalArgumentException that says what would be right
    public static ControllerChoice parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new ControllerChoice(text, Map.of());
        }
        return new ControllerChoice(text.substring(0, colon), pairs(text.substring(colon + 1)));
    }

    /// The one of that name.
    ///
    /// @throws IllegalArgumentException that lists those there are
    public ControllerProvider provider(List<ControllerProvider> among) {
        return Plugins.named("controller", name, among);
    }

    /// Opens the one of that name.
    ///
    /// @throws IllegalArgumentException for a name, an option or a value that is not valid; lists what is
    public Controller open(List<ControllerProvider> among) {
        ControllerProvider provider = provider(among);
        return provider.open(Options.of(provider, options));
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "a controller is NAME or NAME:key=value,key=value, but here is '" + pair + "'");
            }
            pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return pairs;
    }
}
