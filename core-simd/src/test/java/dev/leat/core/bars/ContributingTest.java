package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContributingTest {

    private static final Path COLUMNS = Path.of("src/main/java/dev/leat/core/bars/features/InsideColumns.java");
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final String FIRST = "ALL = List.of(\n";

    @TempDir
    private Path folder;

    @Test
    void itsColumnIsOneOnceItsTwoPiecesArePutIn() throws Exception {
        List<String> pieces = new ArrayList<>();
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("../CONTRIBUTING.md")));
        while (example.find()) {
            pieces.add(example.group(1));
        }
        String source = Files.readString(COLUMNS);
        assertThat(source).contains(FIRST);
        String changed = source.replace(FIRST, FIRST + pieces.get(0) + ",").replaceFirst("}\\s*$", "");
        Path file = folder.resolve("InsideColumns.java");
        Files.writeString(file, changed + pieces.get(1) + "}\n");

        compile(file);

        assertThat(firstColumn()).contains("intra_middle_distance");
    }

    private void compile(Path file) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        List<String> options = List.of("-proc:none", "-d", folder.toString(), "-cp", String.join(":", classPath()));
        boolean done = compiler.getTask(
                        said,
                        null,
                        null,
                        options,
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
                .call();
        assertThat(done).as(said.toString()).isTrue();
    }

    /// The first column of the class as it was compiled.
    private String firstColumn() throws Exception {
        List<URL> places = new ArrayList<>(List.of(folder.toUri().toURL()));
        for (String place : classPath()) {
            places.add(Path.of(place).toUri().toURL());
        }
        try (var loader = new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            var all = loader.loadClass("dev.leat.core.bars.features.InsideColumns")
                    .getDeclaredField("ALL");
            all.setAccessible(true);
            return ((List<?>) all.get(null)).getFirst().toString();
        }
    }

    /// Where this project's own classes are.
    private static List<String> classPath() throws Exception {
        List<String> places = new ArrayList<>();
        for (Class<?> of : List.of(BarsProvider.class, dev.leat.api.kernel.Kernel.class)) {
            places.add(Path.of(of.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        return places;
    }
}
