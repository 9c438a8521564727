package dev.leat.bench.engine;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where things are: the checkout, the JAR of benchmarks, the JDK.
///
/// @param root the root of the checkout
/// @param classPath what this process runs
public record Home(Path root, String classPath) {

    /// That of this process, as the launcher has started it, or a test.
    public static Home here() {
        Path root =
                Path.of(System.getProperty("leat.home", "..")).toAbsolutePath().normalize();
        return new Home(root, System.getProperty("java.class.path"));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// A JVM that runs a class of ours.
    Launch jvm(List<String> flags, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(flags);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(arguments);
        return new Launch(command, Map.of(), root);
    }

    /// The class path in a form that survives being split at spaces: relative to the root, where it is below.
    String wordOfClassPath() {
        List<String> parts = new ArrayList<>();
        for (String part : classPath.split(File.pathSeparator, -1)) {
            Path path = Path.of(part).toAbsolutePath().normalize();
            parts.add(path.startsWith(root) ? root.relativize(path).toString() : path.toString());
        }
        return String.join(File.pathSeparator, parts);
    }
}
