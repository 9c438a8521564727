package dev.leat.api.kernel;

import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;

/// Finds a kind of controller by name.
public interface ControllerProvider extends Plugin {

    Controller open(Options options);
}
