package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.LeatProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A controller that somebody else has written, as a module on the path that `leat` runs on.
class ThirdPartyControllerIT {

    private static final Path LIB = LeatProcess.ROOT.resolve("cli/target/dist/lib");

    private static final String MODULE = """
            module acme.sawtooth {
                requires dev.leat.api;
                provides dev.leat.api.kernel.ControllerProvider with acme.SawtoothProvider;
            }
            """;

    private static final String PROVIDER = """
            package acme;

            import dev.leat.api.kernel.*;
            import dev.leat.api.plugin.*;

            public final class SawtoothProvider implements ControllerProvider {
                public String name() { return "sawtooth"; }
                public String summary() { return "sizes that rise and fall"; }

                public Controller open(Options options) {
                    return new Controller() {
                        private int batch;
                        public int firstRows() { return 8192; }
                        public int nextRows(Observation done) { return 8192 * (1 + ++batch % 3); }
                        public String reason() { return "tooth " + batch % 3; }
                    };
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void isFoundByItsModuleAndSizesBatches() throws Exception {
        Path jar = jar();

        Result plugins = leat(jar, "plugins");
        Result copied = leat(
                jar,
                "copy",
                "tape:trades?rows=300000&symbols=1&seed=1",
                "-o",
                "null:",
                "--controller",
                "sawtooth",
                "--trace",
                "trace.csv");

        assertThat(plugins.out()).contains("controller  sawtooth: sizes that rise and fall");
        assertThat(copied.exitCode()).as(copied.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("trace.csv")))
                .anyMatch(line -> line.endsWith(",16384,16384,tooth 1"))
                .anyMatch(line -> line.endsWith(",24576,24576,tooth 2"));
    }

    private Result leat(Path jar, String... arguments) throws IOException, InterruptedException {
        String[] line = new String[arguments.length + 4];
        line[0] = "-p";
        line[1] = LIB + System.getProperty("path.separator") + jar;
        line[2] = "-m";
        line[3] = "dev.leat.cli/dev.leat.cli.Main";
        System.arraycopy(arguments, 0, line, 4, arguments.length);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return LeatProcess.run(folder, Map.of(), java, line);
    }

    private Path jar() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Path classes = folder.resolve("classes");
        Path jar = folder.resolve("sawtooth.jar");
        Files.writeString(sources.resolve("module-info.java"), MODULE);
        Files.writeString(sources.resolve("SawtoothProvider.java"), PROVIDER);
        tool(
                "javac",
                "-p",
                LIB.toString(),
                "-d",
                classes.toString(),
                sources.resolve("module-info.java").toString(),
                sources.resolve("SawtoothProvider.java").toString());
        tool("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
        return jar;
    }

    private static void tool(String name, String... arguments) {
        int failed = ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, arguments);
        assertThat(failed).as("%s %s", name, List.of(arguments)).isZero();
    }
}
