package dev.leat.core.plugins;

import dev.leat.api.plugin.Plugin;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// Those of JARs in a class loader of their own, which sees the JDK and the API of Leat and none of our libraries.
record ClassProviders(DropIn plugin, ClassLoader loader) implements Providers {

    static ClassProviders load(DropIn plugin) {
        List<URL> jars = new ArrayList<>();
        for (Path jar : plugin.jars()) {
            try {
                jars.add(jar.toUri().toURL());
            } catch (MalformedURLException e) {
                throw plugin.broken(e);
            }
        }
        // Open for as long as the process lives: classes may be needed whenever.
        var loader = new URLClassLoader("plugin " + plugin.place(), jars.toArray(URL[]::new), new ApiLoader());
        return new ClassProviders(plugin, loader);
    }

    @Override
    public <P extends Plugin> List<P> of(Class<P> kind) {
        try {
            return ServiceLoader.load(kind, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (ServiceConfigurationError | LinkageError e) {
            throw plugin.broken(e);
        }
    }
}
