package dev.leat.core;

import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.kernel.KernelProvider;
import dev.leat.api.plugin.Plugin;
import dev.leat.api.sink.SinkProvider;
import dev.leat.api.source.FormatProvider;
import dev.leat.api.source.SourceProvider;
import dev.leat.api.source.StoreProvider;
import dev.leat.api.spill.SpillProvider;
import dev.leat.api.state.KeyedStateProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/// The plugins there are, found once by [ServiceLoader].
public record Plugins(
        List<SourceProvider> sources,
        List<StoreProvider> stores,
        List<FormatProvider> formats,
        List<KernelProvider> kernels,
        List<ControllerProvider> controllers,
        List<SinkProvider> sinks,
        List<SpillProvider> spills,
        List<KeyedStateProvider> states) {

    /// Plugins none of which spills or keeps state by key.
    public Plugins(
            List<SourceProvider> sources,
            List<StoreProvider> stores,
            List<FormatProvider> formats,
            List<KernelProvider> kernels,
            List<ControllerProvider> controllers,
            List<SinkProvider> sinks) {
        this(sources, stores, formats, kernels, controllers, sinks, List.of(), List.of());
    }

    /// Finds the plugins of the module path and the class path.
    ///
    /// @throws IllegalArgumentException where two of one kind have the same name
    public static Plugins find() {
        return new Plugins(
                sorted("source", ServiceLoader.load(SourceProvider.class)),
                sorted("store", ServiceLoader.load(StoreProvider.class)),
                sorted("format", ServiceLoader.load(FormatProvider.class)),
                sorted("kernel", ServiceLoader.load(KernelProvider.class)),
                sorted("controller", ServiceLoader.load(ControllerProvider.class)),
                sorted("sink", ServiceLoader.load(SinkProvider.class)),
                sorted("spill", ServiceLoader.load(SpillProvider.class)),
                sorted("state", ServiceLoader.load(KeyedStateProvider.class)));
    }

    /// The one of that name.
    ///
    /// @param kind what to call it in the message
    /// @throws IllegalArgumentException that lists those there are
    public static <P extends Plugin> P named(String kind, String name, List<P> among) {
        for (P plugin : among) {
            if (plugin.name().equals(name)) {
                return plugin;
            }
        }
        throw new IllegalArgumentException("no " + kind + " '" + name + "' in "
                + among.stream().map(Plugin::name).toList());
    }

    private static <P extends Plugin> List<P> sorted(String kind, ServiceLoader<P> loader) {
        List<P> found = new ArrayList<>();
        loader.forEach(found::add);
        found.sort(Comparator.comparing(Plugin::name));
        for (int i = 1; i < found.size(); i++) {
            if (found.get(i).name().equals(found.get(i - 1).name())) {
                throw new IllegalArgumentException(
                        "two plugins are the " + kind + " '" + found.get(i).name() + "': "
                                + found.get(i - 1).getClass().getName() + " and "
                                + found.get(i).getClass().getName());
            }
        }
        return List.copyOf(found);
    }
}
