package dev.leat.core.plugins;

import dev.leat.api.plugin.Plugin;
import java.util.HashMap;
import java.util.Map;

/// Lets through the JDK and the packages of `dev.leat.api`, and nothing else: libraries of ours neither clash with
/// those
/// of a plugin nor become a part of what it stands on.
///
/// The JDK's own loaders would not do as a parent: each of them finds the classes of every module on the path.
final class ApiLoader extends ClassLoader {

    private static final String API = "dev.leat.api.";

    private static final ClassLoader OURS = Plugin.class.getClassLoader();

    /// The loaders of the packages of the JDK that its first loader, the parent of all, does not have.
    private static final Map<String, ClassLoader> JDK = jdk();

    ApiLoader() {
        super("dev.leat.api alone", null);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(API)) {
            return Class.forName(name, false, OURS);
        }
        ClassLoader loader = JDK.get(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
        if (loader == null) {
            throw new ClassNotFoundException(name);
        }
        return Class.forName(name, false, loader);
    }

    private static Map<String, ClassLoader> jdk() {
        Map<String, ClassLoader> loaders = new HashMap<>();
        for (Module module : ModuleLayer.boot().modules()) {
            boolean ofJdk =
                    module.getName().startsWith("java.") || module.getName().startsWith("jdk.");
            ClassLoader loader = module.getClassLoader();
            if (ofJdk && loader != null) {
                module.getPackages().forEach(name -> loaders.put(name, loader));
            }
        }
        return loaders;
    }
}
