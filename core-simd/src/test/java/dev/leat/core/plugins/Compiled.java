package dev.leat.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Classes that a test compiles, and makes a JAR of.
final class Compiled {

    private final Path folder;
    private final Path classes;

    Compiled(Path folder) throws IOException {
        this.folder = folder;
        this.classes = Files.createDirectories(folder.resolve("classes"));
    }

    /// Compiles a class, against the tests' class path and others.
    Compiled add(String name, String source, Compiled... others) throws IOException {
        Path file = folder.resolve(name.substring(name.lastIndexOf('.') + 1) + ".java");
        Files.writeString(file, source);
        String path = Stream.concat(
                        Arrays.stream(others).map(other -> other.classes.toString()),
                        Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator));
        tool("javac", "-proc:none", "-cp", path, "-d", classes.toString(), file.toString());
        return this;
    }

    Compiled service(String service, String provider) throws IOException {
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve(service), provider + "\n");
        return this;
    }

    /// @return the JAR
    Path jar(Path jar) {
        tool("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
        return jar;
    }

    private static void tool(String name, String... arguments) {
        int failed = ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, arguments);
        assertThat(failed).as("%s %s", name, List.of(arguments)).isZero();
    }
}
