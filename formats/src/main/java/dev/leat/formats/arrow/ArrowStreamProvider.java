package dev.leat.formats.arrow;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import dev.leat.api.source.Format;
import dev.leat.api.source.FormatProvider;
import dev.leat.formats.arrow.write.ArrowStyle;
import java.util.List;

/// Finds the stream format of Arrow IPC.
public final class ArrowStreamProvider implements FormatProvider {

    @Override
    public String name() {
        return "arrows";
    }

    @Override
    public String summary() {
        return "Apache Arrow IPC stream: record batches as they come";
    }

    @Override
    public List<Option<?>> options() {
        return ArrowOptions.ALL;
    }

    @Override
    public List<String> extensions() {
        return List.of("arrows");
    }

    @Override
    public Format open(Options options, Environment environment) {
        return new ArrowFormat(options, ArrowStyle.Layout.STREAM, environment);
    }
}
