package dev.leat.core.plugins;

import dev.leat.api.plugin.Plugin;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolutionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/// Those of explicit modules, in a layer over ours, where their own versions win.
///
/// They may call native code as far as we may.
record ModuleProviders(DropIn plugin, ModuleLayer layer) implements Providers {

    /// Would have types of its own by the names of ours, which nothing else here knows.
    private static final String API = "dev.leat.api";

    static ModuleProviders load(DropIn plugin, ModuleLayer ours) {
        try {
            List<Path> jars = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (Path jar : plugin.jars()) {
                for (ModuleReference module : ModuleFinder.of(jar).findAll()) {
                    if (!module.descriptor().name().equals(API)) {
                        jars.add(jar);
                        names.add(module.descriptor().name());
                    }
                }
            }
            Configuration resolved =
                    ours.configuration().resolve(ModuleFinder.of(jars.toArray(Path[]::new)), ModuleFinder.of(), names);
            ModuleLayer.Controller controller =
                    ModuleLayer.defineModulesWithOneLoader(resolved, List.of(ours), new ApiLoader());
            allowNative(controller);
            return new ModuleProviders(plugin, controller.layer());
        } catch (FindException | ResolutionException | LayerInstantiationException e) {
            throw plugin.broken(e);
        }
    }

    @SuppressWarnings("restricted") // asked of us first
    private static void allowNative(ModuleLayer.Controller controller) {
        if (ModuleProviders.class.getModule().isNativeAccessEnabled()) {
            controller.layer().modules().forEach(controller::enableNativeAccess);
        }
    }

    @Override
    public <P extends Plugin> List<P> of(Class<P> kind) {
        try {
            // The loader goes through the layers below, too.
            return ServiceLoader.load(layer, kind).stream()
                    .filter(found -> layer.equals(found.type().getModule().getLayer()))
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (ServiceConfigurationError | LinkageError e) {
            throw plugin.broken(e);
        }
    }
}
