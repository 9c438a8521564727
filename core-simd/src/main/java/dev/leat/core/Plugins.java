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
import dev.leat.core.plugins.DropIn;
import dev.leat.core.plugins.Providers;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The plugins there are, found once by [java.util.ServiceLoader].
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

    /// Finds the plugins of the module path and the class path, and those that were dropped into the folders of the
    /// system property `leat.plugins`.
    ///
    /// @throws IllegalArgumentException as [#find(List)]
    public static Plugins find() {
        return find(DropIn.folders());
    }

    /// Finds the plugins of the module path and the class path, and those that were dropped into some folders: each
    /// a JAR, or a folder of JARs.
    ///
    /// @throws IllegalArgumentException where two of one kind have the same name, or a JAR is broken
    public static Plugins find(List<Path> folders) {
        List<Providers> all = new ArrayList<>(List.of(Providers.ours()));
        for (Path folder : folders) {
            DropIn.in(folder).forEach(plugin -> all.add(plugin.load()));
        }
        return new Plugins(
                sorted("source", SourceProvider.class, all),
                sorted("store", StoreProvider.class, all),
                sorted("format", FormatProvider.class, all),
                sorted("kernel", KernelProvider.class, all),
                sorted("controller", ControllerProvider.class, all),
                sorted("sink", SinkProvider.class, all),
                sorted("spill", SpillProvider.class, all),
                sorted("state", KeyedStateProvider.class, all));
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

    /// Where a plugin comes from: its JAR, or the folder of its classes.
    public static String origin(Plugin plugin) {
        CodeSource source = plugin.getClass().getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return plugin.getClass().getModule().toString();
        }
        URI place = URI.create(source.getLocation().toString());
        return "file".equals(place.getScheme()) ? Path.of(place).toString() : place.toString();
    }

    private static <P extends Plugin> List<P> sorted(String kind, Class<P> type, List<Providers> among) {
        List<P> found = new ArrayList<>();
        among.forEach(providers -> found.addAll(providers.of(type)));
        found.sort(Comparator.comparing(Plugin::name));
        for (int i = 1; i < found.size(); i++) {
            if (found.get(i).name().equals(found.get(i - 1).name())) {
                throw new IllegalArgumentException(
                        "two plugins are the " + kind + " '" + found.get(i).name() + "': " + described(found.get(i - 1))
                                + " and " + described(found.get(i)));
            }
        }
        return List.copyOf(found);
    }

    private static String described(Plugin plugin) {
        return plugin.getClass().getName() + " of " + origin(plugin);
    }
}
