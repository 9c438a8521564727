package dev.leat.core.run;

import dev.leat.api.data.Schema;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.sink.Output;
import dev.leat.api.sink.Sink;
import dev.leat.api.sink.SinkProvider;
import dev.leat.api.source.Format;
import dev.leat.api.source.Store;
import dev.leat.core.Pipeline;
import dev.leat.core.Plugins;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/// Finds what a pipeline writes to.
final class Targets {

    private static final Place STANDARD_OUTPUT = new Place(URI.create("stdout:-"), java.util.Map.of());

    private final Plugins plugins;
    private final OptionTexts options;
    private final Environment environment;
    private final Inputs inputs;

    Targets(Plugins plugins, OptionTexts options, Environment environment, Inputs inputs) {
        this.plugins = plugins;
        this.options = options;
        this.environment = environment;
        this.inputs = inputs;
    }

    /// Checks what is named, and leaves the opening for later.
    Plan.Opening<Sink> sink(Pipeline pipeline, Schema schema) {
        return switch (pipeline.target()) {
            case Pipeline.Target.Given given -> () -> given.sink().apply(schema);
            case Pipeline.Target.Named named -> named(named, pipeline, schema);
        };
    }

    private Plan.Opening<Sink> named(Pipeline.Target.Named target, Pipeline pipeline, Schema schema) {
        if (target.output().equals("-")) {
            return stored(STANDARD_OUTPUT, standardFormat(target, pipeline), target.existing(), schema);
        }
        Place place = Place.of(target.output(), plugins);
        Optional<SinkProvider> provider = Inputs.named(place.scheme(), plugins.sinks());
        if (provider.isPresent()) {
            Options chosen = options.of(provider.get(), place.options());
            return () -> provider.get().open(place.uri(), schema, chosen, environment);
        }
        return stored(place, inputs.formatName(target.output(), target.format()), target.existing(), schema);
    }

    private Plan.Opening<Sink> stored(Place place, String formatName, Store.Existing existing, Schema schema) {
        Store store = inputs.store(place);
        Format format = inputs.format(formatName);
        return () -> open(store.write(place.uri(), existing), format, schema);
    }

    /// Standard output has no name to go by: it gets what the first input has, where nothing was said.
    private String standardFormat(Pipeline.Target.Named target, Pipeline pipeline) {
        return target.format().isEmpty()
                ? inputs.formatName(pipeline.inputs().getFirst(), pipeline.inputFormat())
                : inputs.formatName("", target.format());
    }

    private static Sink open(Output output, Format format, Schema schema) throws IOException, InterruptedException {
        boolean opened = false;
        try {
            Sink sink = format.sink(output, schema);
            opened = true;
            return sink;
        } finally {
            if (!opened) {
                output.close();
            }
        }
    }
}
