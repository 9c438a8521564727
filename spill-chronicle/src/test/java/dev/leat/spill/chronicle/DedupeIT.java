package dev.leat.spill.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `leat dedupe` with the plugin as it is built, dropped into a folder.
class DedupeIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PLUGINS = ROOT.resolve("spill-chronicle/target/dist/plugins");
    private static final Path PLUGIN = PLUGINS.resolve("spill-chronicle");

    private static final String TRADES = "tape:trades?rows=300000&symbols=4&seed=1";
    private static final long LIMIT = 256_000_000;

    @TempDir
    private Path folder;

    @Test
    void thePluginIsListedWithWhereItComesFrom() throws Exception {
        Result listed = leat(PLUGINS, "plugins");

        assertThat(listed.exit).as(listed.text).isZero();
        assertThat(listed.text)
                .containsPattern("state +chronicle: state by key in files, for more keys than memory\n +from " + PLUGIN
                        + "/leat-spill-chronicle-.*\\.jar\n");
    }

    @Test
    void rowsComeOutTheSameByEitherState() throws Exception {
        Result memory = dedupe("memory", "memory.csv");
        Result chronicle = dedupe("chronicle:key-bytes=16,keys=500_000", "chronicle.csv");

        assertThat(memory.exit).as(memory.text).isZero();
        assertThat(chronicle.exit).as(chronicle.text).isZero();
        assertThat(Files.mismatch(folder.resolve("memory.csv"), folder.resolve("chronicle.csv")))
                .isEqualTo(-1);
        assertThat(number("spilled", chronicle)).isZero();
        assertThat(number("peak_resident", chronicle)).isBetween(1L, LIMIT);
        assertThat(folder.resolve("temporary")).isEmptyDirectory();
    }

    @Test
    void withoutThePluginItIsNotThere() throws Exception {
        Path none = Files.createDirectory(folder.resolve("none"));

        Result run = leat(none, "dedupe", TRADES, "-o", "out.csv", "--state", "chronicle");

        assertThat(run.exit).isEqualTo(2);
        assertThat(run.text).contains("no state 'chronicle' in [memory]");
    }

    @Test
    void withoutItsFlagsThoseThatAreMissingAreSaid() throws Exception {
        Path plugins = folder.resolve("plugins");
        Path without = Files.createDirectories(plugins.resolve("chronicle"));
        try (Stream<Path> jars = Files.list(PLUGIN)) {
            for (Path jar :
                    jars.filter(path -> path.toString().endsWith(".jar")).toList()) {
                Files.copy(jar, without.resolve(jar.getFileName()));
            }
        }

        Result run = leat(plugins, "dedupe", TRADES, "-o", "out.csv", "--state", "chronicle");

        assertThat(run.exit).isEqualTo(2);
        assertThat(run.text)
                .contains("state 'chronicle' needs flags that this JVM was started without: --add-opens=java.base/");
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    private Result dedupe(String state, String out) throws IOException, InterruptedException {
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        return leat(
                PLUGINS,
                "dedupe",
                TRADES,
                TRADES,
                "-o",
                out,
                "--by",
                "symbol,agg_trade_id",
                "--state",
                state,
                "--memory",
                LIMIT / 1_000_000 + "MB",
                "--temp-dir",
                temporary.toString(),
                "--json");
    }

    private Result leat(Path plugins, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("leat").toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "leat", ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("LEAT_PLUGINS", plugins.toString());
        builder.environment().remove("LEAT_JAVA_OPTS");
        return new Result(builder.start().waitFor(), Files.readString(out));
    }

    private static long number(String key, Result result) {
        Matcher found = Pattern.compile("\"" + key + "\" ?: ?(\\d+)").matcher(result.text);
        assertThat(found.find()).as(result.text).isTrue();
        return Long.parseLong(found.group(1));
    }

    /// @param text what it printed, on either stream
    private record Result(int exit, String text) {}
}
