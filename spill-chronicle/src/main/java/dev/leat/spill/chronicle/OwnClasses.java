package dev.leat.spill.chronicle;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The JARs that these classes were loaded from.
final class OwnClasses {

    private static final String CLASS_PATH = "java.class.path";

    private OwnClasses() {}

    /// Appends them to the class path that Chronicle's compiler looks at, which is that of the process alone. Comes
    /// before the first class of Chronicle is loaded, since that reads it.
    static synchronized void showToCompiler() {
        if (!(OwnClasses.class.getClassLoader() instanceof URLClassLoader loader)) {
            return;
        }
        Set<String> path =
                new LinkedHashSet<>(List.of(System.getProperty(CLASS_PATH, "").split(File.pathSeparator)));
        path.remove("");
        for (URL jar : loader.getURLs()) {
            path.add(Path.of(URI.create(jar.toString())).toString());
        }
        System.setProperty(CLASS_PATH, String.join(File.pathSeparator, path));
    }
}
