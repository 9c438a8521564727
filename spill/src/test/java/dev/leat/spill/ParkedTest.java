package dev.leat.spill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Predicate;
import dev.leat.api.data.Schema;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;
import dev.leat.api.sink.Sink;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.spill.Spill;
import dev.leat.tck.LaneReading;
import dev.leat.tck.PluginContract;
import dev.leat.tck.SinkContract;
import dev.leat.tck.SourceContract;
import dev.leat.tck.data.Cuts;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Table;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParkedTest {

    private static final Schema ALL = RandomBatches.schema(RandomBatches.ALL_TYPES);

    @TempDir
    private Path folder;

    @Nested
    class Rows implements SourceContract {
        @Override
        public Source open(Environment environment) throws IOException, InterruptedException {
            Path file = folder.resolve("rows.spill");
            if (!Files.exists(file)) {
                park(file, RandomBatches.of(1).table(ALL, 500), Map.of());
            }
            return source(file, environment);
        }
    }

    @Nested
    class Parks implements SinkContract {
        private int parked;

        @Override
        public Target target() {
            Path file = folder.resolve("parked" + parked++);
            return new Target() {
                @Override
                public Schema schema() {
                    return ALL;
                }

                @Override
                public Sink open(Environment environment) throws IOException, InterruptedException {
                    return sink(file, Map.of(), environment);
                }

                @Override
                public List<List<Object>> visible() throws IOException, InterruptedException {
                    return Spills.below(folder).stream().anyMatch(file::equals)
                            ? rows(file).rows()
                            : List.of();
                }
            };
        }
    }

    @Nested
    class TheSourceProvider implements PluginContract {
        @Override
        public Plugin plugin() {
            return new ParkedSourceProvider();
        }
    }

    @Nested
    class TheSinkProvider implements PluginContract {
        @Override
        public Plugin plugin() {
            return new ParkedSinkProvider();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "lz4", "zstd"})
    void rowsAreTheSameHoweverTheyAreCompressed(String compression) throws Exception {
        Table table = RandomBatches.of(2).table(ALL, 3000);
        Path file = folder.resolve("a.spill");

        park(file, table, Map.of("compression", compression));

        assertThat(rows(file).rows().equals(table.rows())).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void largeFilesHaveSeveralSplits() throws Exception {
        Path file = folder.resolve("a.spill");
        Table table = RandomBatches.withoutNulls(3)
                .table(RandomBatches.schema(List.of(dev.leat.api.data.Type.INT64)), 50_000);
        var provider = new ParkedSinkProvider();
        try (Sink sink = provider.open(uri(file), table.schema(), Options.of(provider, Map.of()), environment());
                Arena arena = Arena.ofShared()) {
            var batch = table.batch(arena);
            for (int i = 0; i < 200; i++) {
                sink.write(batch);
            }
            sink.flush();
        }

        try (Source source = source(file, environment())) {
            var scan = new Scan(source.schema().fields(), Predicate.ALL, Scan.Digits.REFUSE);
            assertThat(source.splits(scan)).hasSize(3);
            var last = source.splits(scan).getLast();
            Table read = LaneReading.part(source, last, scan, dev.leat.api.source.Position.START, Cuts.all(50_000))
                    .rows();
            assertThat(read.rows().size() % 50_000).isZero();
            assertThat(read.rows().subList(0, 50_000).equals(table.rows())).isTrue();
        }
    }

    @Test
    void aNameIsInTheFirstTempFolder() throws Exception {
        try (Spill spill = Spills.open(folder)) {
            assertThat(Parking.file(URI.create("spill:trades"), spill))
                    .isEqualTo(folder.resolve("leat-parked-trades.spill"));
            assertThat(Parking.file(URI.create("spill:/x/y.z"), spill)).isEqualTo(Path.of("/x/y.z"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"spill:-", "spill:a/b", "spill:../a", "spill:/", "spill:.a"})
    void whatIsNeitherANameNorAPathIsRefused(String uri) {
        assertThatThrownBy(() -> Parking.file(URI.create(uri), Spill.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spill:trades");
    }

    @Test
    void whatIsParkedIsReplacedOnRequestAlone() throws Exception {
        Path file = folder.resolve("a.spill");
        Table old = RandomBatches.of(4).table(ALL, 10);
        park(file, old, Map.of());

        assertThatThrownBy(() -> park(file, RandomBatches.of(5).table(ALL, 20), Map.of()))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("replace=true");
        assertThat(rows(file)).isEqualTo(old);

        park(file, RandomBatches.of(5).table(ALL, 20), Map.of("replace", "true"));
        assertThat(rows(file).rows()).hasSize(20);
    }

    @Test
    void rowsAreNotParkedInTheClearUnnoticedWhereWhatIsSpilledIsEncrypted() throws Exception {
        Path file = folder.resolve("a.spill");
        try (Spill spill = Spills.open(folder, "encryption=true")) {
            Environment environment = environment().spillingTo(spill);

            assertThatThrownBy(() -> sink(file, Map.of(), environment))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("--temp-encryption")
                    .hasMessageContaining("unencrypted=true");
            assertThat(file).doesNotExist();
            sink(file, Map.of("unencrypted", "true"), environment).close();
        }
    }

    @Test
    void whatIsNotThereIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> source(folder.resolve("none"), environment()))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none");
        assertThatThrownBy(() -> sink(folder.resolve("no/such"), Map.of(), environment()))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void damageIsFoundOut() throws Exception {
        Path file = folder.resolve("a.spill");
        Table table = RandomBatches.of(6).table(ALL, 300);
        park(file, table, Map.of());
        byte[] sound = Files.readAllBytes(file);
        var random = new Random(6);
        int found = 0;
        for (int i = 0; i < 200; i++) {
            byte[] damaged = sound.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            try {
                // What stands in padding does not matter.
                assertThat(rows(file).equals(table)).isTrue();
            } catch (DataException e) {
                assertThat(e).hasMessageContaining(file.toString());
                found++;
            }
        }
        assertThat(found).isGreaterThan(150);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 1000})
    void otherFilesAreRefused(int bytes) throws Exception {
        Path file = folder.resolve("a.spill");
        Files.write(file, new byte[bytes]);

        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is not a file of parked rows");
    }

    private static void park(Path file, Table table, Map<String, String> options)
            throws IOException, InterruptedException {
        try (Sink sink = sink(file, options, environment());
                Arena arena = Arena.ofShared()) {
            sink.write(table.batch(arena));
            sink.flush();
            assertThat(sink.bytesWritten()).isEqualTo(Files.size(file));
        }
    }

    private static Table rows(Path file) throws IOException, InterruptedException {
        try (Source source = source(file, environment())) {
            var scan = new Scan(source.schema().fields(), Predicate.ALL, Scan.Digits.REFUSE);
            return LaneReading.rows(source, scan, Cuts.all(1000));
        }
    }

    private static Source source(Path file, Environment environment) throws IOException, InterruptedException {
        var provider = new ParkedSourceProvider();
        return provider.open(uri(file), Options.of(provider, Map.of()), environment);
    }

    private static Sink sink(Path file, Map<String, String> options, Environment environment)
            throws IOException, InterruptedException {
        var provider = new ParkedSinkProvider();
        return provider.open(uri(file), ALL, Options.of(provider, options), environment);
    }

    private static URI uri(Path file) {
        return URI.create("spill:" + file);
    }

    private static Environment environment() {
        return new ArenaBudget(64 << 20).environment();
    }
}
