package dev.leat.formats.arrow;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import dev.leat.api.source.Format;
import dev.leat.api.source.FormatProvider;
import dev.leat.formats.arrow.write.ArrowStyle;
import java.util.List;

/// Finds the file format of Arrow IPC, which Feather of version 2 is too.
public final class ArrowProvider implements FormatProvider {

    @Override
    public String name() {
        return "arrow";
    }

    @Override
    public String summary() {
        return "Apache Arrow IPC file, or Feather: columns as they lie in memory";
    }

    @Override
    public List<Option<?>> options() {
        return ArrowOptions.ALL;
    }

    @Override
    public List<String> extensions() {
        return List.of("arrow", "feather");
    }

    @Override
    public Format open(Options options, Environment environment) {
        return new ArrowFormat(options, ArrowStyle.Layout.FILE, environment);
    }
}
