package dev.leat.core.plugins;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/// A plugin that somebody has dropped into a folder: a JAR, or a folder of JARs.
///
/// @param place the JAR, or the folder
/// @param jars what is in it, by name
public record DropIn(Path place, List<Path> jars) {

    private static final String FOLDERS = "leat.plugins";
    private static final String MODULE = "module-info.class";

    public DropIn {
        jars = List.copyOf(jars);
    }

    /// The folders that the system property `leat.plugins` names, which the launcher sets.
    public static List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        for (String name : System.getProperty(FOLDERS, "").split(File.pathSeparator, -1)) {
            if (!name.isEmpty()) {
                folders.add(Path.of(name).toAbsolutePath().normalize());
            }
        }
        return folders;
    }

    /// The plugins in a folder, by name. What is neither a JAR nor a folder is none, and neither is what is hidden.
    ///
    /// @throws IllegalArgumentException where the folder is missing, or what is in it can be no plugin
    public static List<DropIn> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no folder " + folder + " to look for plugins in");
        }
        List<DropIn> plugins = new ArrayList<>();
        for (Path entry : entries(folder)) {
            if (isJar(entry)) {
                plugins.add(new DropIn(entry, List.of(entry)));
            } else if (Files.isDirectory(entry) && !name(entry).startsWith(".")) {
                plugins.add(ofFolder(entry));
            }
        }
        return plugins;
    }

    private static DropIn ofFolder(Path folder) {
        List<Path> jars = entries(folder).stream().filter(DropIn::isJar).toList();
        if (jars.isEmpty()) {
            throw new IllegalArgumentException(
                    folder + " is no plugin: there is no JAR in it. A plugin is a JAR, or a folder of JARs");
        }
        return new DropIn(folder, jars);
    }

    /// Makes its classes findable. A folder of explicit modules becomes a layer over ours; any other one class
    /// loader.
    ///
    /// @throws IllegalArgumentException that names the JAR that is broken, or what is missing
    public Providers load() {
        boolean modules = true;
        for (Path jar : jars) {
            modules &= isModule(jar);
        }
        ModuleLayer ours = DropIn.class.getModule().getLayer();
        // On the class path our modules are none, and others could not require them.
        return modules && ours != null ? ModuleProviders.load(this, ours) : ClassProviders.load(this);
    }

    private static boolean isModule(Path jar) {
        try (var file = new JarFile(jar.toFile(), true, ZipFile.OPEN_READ, Runtime.version())) {
            return file.getEntry(MODULE) != null;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    jar + " is not a JAR, or is damaged (" + e.getMessage() + "); take it out, or put it there anew",
                    e);
        }
    }

    /// What somebody is told whose plugin does not work.
    IllegalArgumentException broken(Throwable cause) {
        return new IllegalArgumentException("the plugin " + place + " cannot be loaded: " + cause.getMessage(), cause);
    }

    private static List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(entries::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for plugins in " + folder, e);
        }
        entries.sort(null);
        return entries;
    }

    private static boolean isJar(Path path) {
        return name(path).endsWith(".jar") && !name(path).startsWith(".") && Files.isRegularFile(path);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
