package dev.leat.core;

import java.util.LinkedHashMap;
import java.util.Map;

/// A plugin with options, as people name it: `NAME` or `NAME:key=value,key=value`.
///
/// @param options texts by key
record PluginChoice(String name, Map<String, String> options) {
    PluginChoice {
        options = Map.copyOf(options);
    }

    /// @param what what it is, for the message: `a controller`
    /// @throws IllegalArgumentException that says what would be right
    static PluginChoice parse(String what, String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new PluginChoice(text, Map.of());
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.substring(colon + 1).split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        what + " is NAME or NAME:key=value,key=value, but here is '" + pair + "'");
            }
            pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return new PluginChoice(text.substring(0, colon), pairs);
    }
}
