package dev.leat.api.source;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;
import java.util.List;

/// Finds a format by its name or by how a file's name ends.
public interface FormatProvider extends Plugin {

    /// Endings of names that mean this format, without the point: `csv`, `csv.gz`.
    List<String> extensions();

    Format open(Options options, Environment environment);
}
