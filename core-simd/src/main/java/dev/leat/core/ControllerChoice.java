package dev.leat.core;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.plugin.Options;
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
        PluginChoice choice = PluginChoice.parse("a controller", text);
        return new ControllerChoice(choice.name(), choice.options());
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
}
