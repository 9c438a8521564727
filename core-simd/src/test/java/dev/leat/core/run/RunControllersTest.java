package dev.leat.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.plugin.Plugin;
import dev.leat.core.Observer;
import dev.leat.core.Pipeline;
import dev.leat.core.Plugins;
import dev.leat.core.Settings;
import dev.leat.core.memory.SlabPool;
import dev.leat.tck.data.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rows pass however batches are sized, and what controllers are told is true.
final class RunControllersTest {

    private static final int ROWS = 6000;

    static Stream<String> controllers() {
        return Plugins.find().controllers().stream().map(Plugin::name);
    }

    @ParameterizedTest
    @MethodSource("controllers")
    void everyControllerLetsAllRowsPassInOrder(String controller) throws Exception {
        List<String> expected = rows("fixed:rows=100000", 1);

        assertThat(rows(controller + ":rows=7", 2)).isEqualTo(expected);
        assertThat(rows(controller, 2)).isEqualTo(expected);
    }

    @Test
    void anySequenceOfSizesLetsAllRowsPassInOrder() throws Exception {
        List<String> expected = rows("fixed:rows=100000", 1);
        long seed = Seeds.next("RunControllersTest");
        var random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            String controller = "restless:seed=" + random.nextInt(1 << 20);

            assertThat(rows(controller, 1 + random.nextInt(3)))
                    .as("seed %d, %s", seed, controller)
                    .isEqualTo(expected);
        }
    }

    @Test
    void controllersAreToldOfColumnsWritingAndStrain() throws Exception {
        List<Observer.BatchDone> batches = new ArrayList<>();

        new TestRun(new Settings("64MB", 1, "scalar", "fixed:rows=1000"), SlabPool.Lending.POOLED)
                .run(Tape.of(ROWS, ROWS), Pipeline.from("tape:").select(List.of("id", "price")), new Observer() {
                    @Override
                    public void batch(BatchDone batch) {
                        batches.add(batch);
                    }
                });

        assertThat(batches).hasSize(6).allSatisfy(batch -> {
            var seen = batch.observation();
            assertThat(seen.columns()).isEqualTo(2);
            assertThat(seen.writeNanos()).isBetween(1L, seen.processNanos());
            assertThat(seen.strain().spilledBytes()).isZero();
            assertThat(seen.strain().refused()).isZero();
            assertThat(batch.decision().heard()).isTrue();
        });
    }

    @Test
    void controllersAreToldOfBatchesThatFoundNoMemory() throws Exception {
        List<Observer.BatchDone> batches = new ArrayList<>();

        new TestRun(new Settings("8MB", 1, "scalar", "fixed:rows=4096"), SlabPool.Lending.POOLED)
                .run(Tape.of(300, 60).textOf(100_000), Pipeline.from("tape:"), new Observer() {
                    @Override
                    public void batch(BatchDone batch) {
                        batches.add(batch);
                    }
                });

        assertThat(batches.stream()
                        .mapToInt(batch -> batch.observation().strain().refused()))
                .anyMatch(refused -> refused > 0);
        assertThat(batches.stream()
                        .mapToLong(batch -> batch.observation().rowsIn())
                        .sum())
                .isEqualTo(300);
    }

    private static List<String> rows(String controller, int threads) throws InterruptedException {
        var out = new Collected();
        var settings = new Settings("64MB", threads, "scalar", controller);
        new TestRun(settings, SlabPool.Lending.POOLED)
                .run(Tape.of(ROWS, 500), Pipeline.from("tape:").to(new Pipeline.Target.Given(out::columns)));
        return out.rows;
    }
}
