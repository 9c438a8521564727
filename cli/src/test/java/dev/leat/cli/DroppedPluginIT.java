package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.LeatProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Plugins that somebody else has written and dropped into a folder.
class DroppedPluginIT {

    private static final Path LIB = LeatProcess.ROOT.resolve("cli/target/dist/lib");

    private static final String PROVIDER = """
            package acme.%1$s;

            import dev.leat.api.kernel.*;
            import dev.leat.api.plugin.*;

            public final class Provider implements ControllerProvider {
                public String name() { return "%1$s"; }
                public String summary() { return %2$s; }

                public Controller open(Options options) {
                    return new Controller() {
                        private int batch;
                        public int firstRows() { return 8192; }
                        public int nextRows(Observation done) { return 8192 * (1 + ++batch %% 3); }
                        public String reason() { return "tooth " + batch %% 3; }
                    };
                }

                static String seen(String type) {
                    try {
                        Class.forName(type);
                        return "+";
                    } catch (ClassNotFoundException e) {
                        return "-";
                    }
                }
            }
            """;

    /// A library that is ours too, in a version of their own.
    private static final String LIBRARY = """
            package picocli;
            public final class CommandLine {
                public static String version() { return "version of acme"; }
            }
            """;

    @TempDir
    private Path folder;

    private Path plugins = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        plugins = Files.createDirectory(folder.resolve("plugins"));
    }

    @Test
    void aModuleSizesBatches() throws Exception {
        Path jar = module("sawtooth", "\"sizes that rise and fall\"", "").jar(plugins.resolve("sawtooth.jar"));

        Result listed = leat("plugins");
        Result copied = leat(
                "copy",
                "tape:trades?rows=300000&symbols=1&seed=1",
                "-o",
                "null:",
                "--controller",
                "sawtooth",
                "--trace",
                "trace.csv");

        assertThat(listed.out())
                .as(listed.err())
                .contains("controller  sawtooth: sizes that rise and fall\n              from " + jar + "\n");
        assertThat(copied.exitCode()).as(copied.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("trace.csv")))
                .anyMatch(line -> line.endsWith(",16384,16384,tooth 1"))
                .anyMatch(line -> line.endsWith(",24576,24576,tooth 2"));
    }

    @Test
    void modulesHaveALayerInWhichTheirOwnVersionsWin() throws Exception {
        Path parts = Files.createDirectory(plugins.resolve("layered"));
        Sources library = new Sources("library")
                .add("module-info", "module info.picocli { exports picocli; }")
                .add("CommandLine", LIBRARY);
        Path own = library.compile("").jar(parts.resolve("library.jar"));
        String summary = "picocli.CommandLine.version() + getClass().getModule().getName()"
                + " + getClass().getModule().isNativeAccessEnabled() + seen(\"dev.leat.core.Engine\")";
        module("layered", summary, "requires info.picocli;", own.toString()).jar(parts.resolve("layered.jar"));

        Result listed = leat("plugins");

        assertThat(listed.out()).as(listed.err()).contains("layered: version of acmeacme.layeredtrue-");
    }

    @Test
    void othersHaveALoaderThatLetsTheApiThroughAlone() throws Exception {
        Path parts = Files.createDirectory(plugins.resolve("loaded"));
        String summary = "getClass().getModule().isNamed() + seen(\"picocli.CommandLine\")"
                + " + seen(\"dev.leat.core.Engine\") + seen(\"dev.leat.formats.csv.CsvFormat\")"
                + " + seen(\"dev.leat.api.source.Store\") + getClass().getModule().isNativeAccessEnabled()";
        new Sources("loaded")
                .add("Provider", PROVIDER.formatted("loaded", summary))
                .compile("")
                .service("acme.loaded.Provider")
                .jar(parts.resolve("loaded.jar"));

        Result listed = leat("plugins", "--json");

        assertThat(listed.exitCode()).as(listed.err()).isZero();
        JsonNode loaded = JsonMapper.shared()
                .readTree(listed.out())
                .valueStream()
                .filter(plugin -> plugin.get("name").asString().equals("loaded"))
                .findFirst()
                .orElseThrow();
        assertThat(loaded.get("summary").asString()).isEqualTo("false---+true");
        assertThat(loaded.get("from").asString())
                .isEqualTo(parts.resolve("loaded.jar").toString());
    }

    @Test
    void saysWhereOursComeFrom() throws Exception {
        Result listed = leat("plugins");

        assertThat(listed.out()).containsPattern("format      csv: .*\n +from " + LIB + "/leat-formats-.*\\.jar\n");
    }

    @Test
    void aBrokenJarIsExitCodeTwoAndNamed() throws Exception {
        Path jar = Files.writeString(plugins.resolve("broken.jar"), "no JAR");

        Result run = leat("copy", "tape:trades?rows=10", "-o", "null:");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("leat: " + jar + " is not a JAR, or is damaged (");
    }

    @Test
    void aModuleThatLacksAnotherIsExitCodeTwoAndNamed() throws Exception {
        Path own = new Sources("library")
                .add("module-info", "module acme.library { exports acme.library; }")
                .add("Words", "package acme.library; public final class Words {}")
                .compile("")
                .jar(folder.resolve("library.jar"));
        Path jar = module("sawtooth", "\"\"", "requires acme.library;", own.toString())
                .jar(plugins.resolve("sawtooth.jar"));

        Result run = leat("plugins");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("leat: the plugin " + jar + " cannot be loaded: ")
                .contains("acme.library");
    }

    @Test
    void twoOfOneNameAreExitCodeTwo() throws Exception {
        Path jar = module("fixed", "\"\"", "").jar(plugins.resolve("fixed.jar"));

        Result run = leat("plugins");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("two plugins are the controller 'fixed': ", "acme.fixed.Provider of " + jar, LIB.toString());
    }

    private Result leat(String... arguments) throws IOException, InterruptedException {
        return LeatProcess.run(
                folder,
                Map.of("LEAT_PLUGINS", plugins.toString()),
                LeatProcess.ROOT.resolve("leat").toString(),
                arguments);
    }

    private Classes module(String name, String summary, String requires, String... path) throws IOException {
        String head = "module acme." + name + " { requires dev.leat.api; " + requires;
        String provides = " provides dev.leat.api.kernel.ControllerProvider with acme." + name + ".Provider; }";
        return new Sources(name)
                .add("module-info", head + provides)
                .add("Provider", PROVIDER.formatted(name, summary))
                .compile(String.join(":", path));
    }

    /// What is compiled together.
    private final class Sources {
        private final Path sources;
        private final Path classes;

        Sources(String name) throws IOException {
            sources = Files.createDirectories(folder.resolve("sources").resolve(name));
            classes = Files.createDirectories(folder.resolve("classes").resolve(name));
        }

        Sources add(String type, String source) throws IOException {
            Files.writeString(sources.resolve(type + ".java"), source);
            return this;
        }

        /// @param path modules that come before ours
        Classes compile(String path) throws IOException {
            boolean modules = Files.exists(sources.resolve("module-info.java"));
            List<String> files;
            try (var all = Files.list(sources)) {
                files = all.map(Path::toString).toList();
            }
            // Of ours what it needs: another version of a library may be its own.
            Path api;
            try (var all = Files.list(LIB)) {
                api = all.filter(jar -> String.valueOf(jar.getFileName()).startsWith("leat-api"))
                        .findFirst()
                        .orElseThrow();
            }
            var arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString()));
            arguments.addAll(List.of(modules ? "-p" : "-cp", path.isEmpty() ? api.toString() : path + ":" + api));
            arguments.addAll(files);
            tool("javac", arguments.toArray(String[]::new));
            return new Classes(classes);
        }
    }

    private record Classes(Path folder) {
        Classes service(String provider) throws IOException {
            Path services = Files.createDirectories(folder.resolve("META-INF/services"));
            Files.writeString(services.resolve("dev.leat.api.kernel.ControllerProvider"), provider + "\n");
            return this;
        }

        Path jar(Path jar) {
            tool("jar", "--create", "--file", jar.toString(), "-C", folder.toString(), ".");
            return jar;
        }
    }

    private static void tool(String name, String... arguments) {
        int failed = ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, arguments);
        assertThat(failed).as("%s %s", name, List.of(arguments)).isZero();
    }
}
