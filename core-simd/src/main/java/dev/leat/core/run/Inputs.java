package dev.leat.core.run;

import dev.leat.api.data.Schema;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Format;
import dev.leat.api.source.FormatProvider;
import dev.leat.api.source.Source;
import dev.leat.api.source.SourceProvider;
import dev.leat.api.source.Store;
import dev.leat.api.source.StoreProvider;
import dev.leat.core.Pipeline;
import dev.leat.core.Plugins;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds and opens what a pipeline reads, and the stores and formats that it writes with.
final class Inputs {

    private final Plugins plugins;
    private final OptionTexts options;
    private final Environment environment;
    private final Closer closer;
    private final Map<StoreKey, Store> stores = new HashMap<>();
    private final Map<String, Format> formats = new HashMap<>();

    /// @param closer closes what is opened
    Inputs(Plugins plugins, OptionTexts options, Environment environment, Closer closer) {
        this.plugins = plugins;
        this.options = options;
        this.environment = environment;
        this.closer = closer;
    }

    /// The sources of a pipeline, in order. Blobs of one store and format that follow each other are one source.
    ///
    /// @throws IllegalArgumentException for a scheme or format that is not known, or sources whose columns differ
    List<Source> open(Pipeline pipeline) throws IOException, InterruptedException {
        if (pipeline.inputs().isEmpty()) {
            throw new IllegalArgumentException("no input");
        }
        List<Source> sources = new ArrayList<>();
        List<Blob> run = new ArrayList<>();
        StoreKey store = StoreKey.NONE;
        String format = "";
        for (String text : pipeline.inputs()) {
            Place place = Place.of(text, plugins);
            Optional<SourceProvider> provider = named(place.scheme(), plugins.sources());
            if (provider.isPresent()) {
                flush(sources, store, format, run);
                Options chosen = options.of(provider.get(), place.options());
                sources.add(opened(provider.get().open(place.uri(), chosen, environment)));
                continue;
            }
            for (Blob blob : store(place).list(place.uri())) {
                String next = formatName(blob.name(), pipeline.inputFormat());
                if (!next.equals(format) || !StoreKey.of(place).equals(store)) {
                    flush(sources, store, format, run);
                }
                store = StoreKey.of(place);
                format = next;
                run.add(blob);
            }
        }
        flush(sources, store, format, run);
        requireSameColumns(sources);
        return sources;
    }

    /// The store that a place is in, opened once for the same options.
    Store store(Place place) {
        StoreKey key = StoreKey.of(place);
        Store open = stores.get(key);
        if (open == null) {
            StoreProvider provider = named(place.scheme(), plugins.stores()).orElseThrow(() -> unknown(place.scheme()));
            open = provider.open(options.of(provider, place.options()), environment);
            closer.add(open, open::close);
            stores.put(key, open);
        }
        return open;
    }

    /// The format of that name, opened once.
    ///
    /// @throws IllegalArgumentException that lists those there are
    Format format(String name) {
        Format open = formats.get(name);
        if (open == null) {
            FormatProvider provider = Plugins.named("format", name, plugins.formats());
            open = provider.open(options.of(provider), environment);
            formats.put(name, open);
        }
        return open;
    }

    /// The format that was asked for, or the one whose ending a name has: the longest where several fit.
    ///
    /// @throws IllegalArgumentException that lists the endings there are
    String formatName(String name, String asked) {
        if (!asked.isEmpty()) {
            return Plugins.named("format", asked, plugins.formats()).name();
        }
        String found = "";
        int longest = 0;
        List<String> endings = new ArrayList<>();
        for (FormatProvider provider : plugins.formats()) {
            for (String ending : provider.extensions()) {
                endings.add(ending);
                if (name.endsWith("." + ending) && ending.length() > longest) {
                    longest = ending.length();
                    found = provider.name();
                }
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("cannot tell the format of '" + name + "': its name ends in none of "
                    + endings + ". Name the format: one of "
                    + plugins.formats().stream().map(Plugin::name).toList());
        }
        return found;
    }

    private void flush(List<Source> sources, StoreKey store, String format, List<Blob> run)
            throws IOException, InterruptedException {
        if (run.isEmpty()) {
            return;
        }
        Store from = Optional.ofNullable(stores.get(store)).orElseThrow();
        sources.add(opened(format(format).source(from, List.copyOf(run))));
        run.clear();
    }

    private Source opened(Source source) {
        return closer.add(source, source::close);
    }

    private static void requireSameColumns(List<Source> sources) {
        Schema first = sources.getFirst().schema();
        for (Source source : sources) {
            if (!source.schema().equals(first)) {
                throw new IllegalArgumentException("the inputs have different columns: " + first.fields() + " and "
                        + source.schema().fields());
            }
        }
    }

    private IllegalArgumentException unknown(String scheme) {
        List<String> known = new ArrayList<>();
        plugins.stores().forEach(plugin -> known.add(plugin.name()));
        plugins.sources().forEach(plugin -> known.add(plugin.name()));
        return new IllegalArgumentException("no store or source '" + scheme + "' in "
                + known.stream().sorted().toList());
    }

    static <P extends Plugin> Optional<P> named(String name, List<P> among) {
        return among.stream().filter(plugin -> plugin.name().equals(name)).findFirst();
    }

    private record StoreKey(String scheme, Map<String, String> options) {
        static final StoreKey NONE = new StoreKey("", Map.of());

        static StoreKey of(Place place) {
            return new StoreKey(place.scheme(), place.options());
        }
    }
}
