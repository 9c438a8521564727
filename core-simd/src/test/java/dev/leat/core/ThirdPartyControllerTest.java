package dev.leat.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A controller that somebody else has written, in a JAR of its own that knows `dev.leat.api` alone.
final class ThirdPartyControllerTest {

    private static final String PROVIDER = """
            package acme;

            import dev.leat.api.kernel.*;
            import dev.leat.api.plugin.*;
            import java.util.List;

            public final class SawtoothProvider implements ControllerProvider {
                static final Option<Long> TEETH = Option.number("teeth", 3, 1, 9, "how many sizes");

                public String name() { return "sawtooth"; }
                public String summary() { return "sizes that rise and fall"; }
                public List<Option<?>> options() { return List.of(TEETH); }

                public Controller open(Options options) {
                    long teeth = options.get(TEETH);
                    return new Controller() {
                        private int batch;
                        public int firstRows() { return 8192; }
                        public int nextRows(Observation done) { return 8192 * (1 + (int) (++batch % teeth)); }
                        public String reason() { return "tooth " + batch % teeth; }
                    };
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void sizesBatchesOnceItsJarIsThere() throws Exception {
        Path jar = jar();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        List<Observer.BatchDone> batches = new ArrayList<>();
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);

            Settings settings = Settings.defaults().withMemory("64MB").withThreads(1);
            try (Engine engine = Engine.open(settings.withController("sawtooth:teeth=2"))) {
                engine.run(Pipeline.from("tape:trades?rows=200000&symbols=1&seed=1"), new Observer() {
                    @Override
                    public void batch(BatchDone batch) {
                        batches.add(batch);
                    }
                });
            }
            try (Engine engine = Engine.open(settings.withController("sawtooth:teeth=0"))) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> engine.run(Pipeline.from("tape:trades?rows=1&symbols=1&seed=1")))
                        .withMessage("option sawtooth.teeth has to be a whole number from 1 to 9, not '0'");
            }
        } finally {
            thread.setContextClassLoader(before);
        }

        assertThat(batches.stream().map(batch -> batch.observation().rowsAsked()))
                .contains(8192, 16_384);
        assertThat(batches.stream().map(batch -> batch.decision().reason())).contains("tooth 0", "tooth 1");
        assertThat(batches.stream()
                        .mapToLong(batch -> batch.observation().rowsIn())
                        .sum())
                .isEqualTo(200_000);
    }

    private Path jar() throws IOException {
        Path source = Files.createDirectories(folder.resolve("acme")).resolve("SawtoothProvider.java");
        Files.writeString(source, PROVIDER);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(failed).isZero();
        Path jar = folder.resolve("sawtooth.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                var out = new JarOutputStream(file)) {
            for (Path made : classes()) {
                entry(out, "acme/" + made.getFileName(), Files.readAllBytes(made));
            }
            entry(
                    out,
                    "META-INF/services/dev.leat.api.kernel.ControllerProvider",
                    "acme.SawtoothProvider\n".getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private List<Path> classes() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("acme"))) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
    }

    private static void entry(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(bytes);
        out.closeEntry();
    }
}
