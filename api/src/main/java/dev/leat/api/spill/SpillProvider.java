package dev.leat.api.spill;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;

/// Opens the place that a process spills to.
public interface SpillProvider extends Plugin {

    /// Makes nothing on any disk yet, but removes what dead processes have left there.
    Spill open(Options options, Environment environment);
}
