package dev.leat.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.DataException;
import dev.leat.api.kernel.Kernel;
import dev.leat.core.Pipeline;
import dev.leat.core.PipelineException;
import dev.leat.core.Settings;
import dev.leat.core.Summary;
import dev.leat.core.memory.SlabPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Kernels whose rows are merged take rows of their own, by several workers at once, and know each row's place.
final class RunMergeTest {

    private static final int ROWS = 4000;
    private static final Settings SETTINGS = new Settings("64MB", 3, "scalar", "fixed:rows=64");

    private final Collected out = new Collected();

    @ParameterizedTest
    @EnumSource(SlabPool.Lending.class)
    void rowsKeepTheirPlacesHoweverTheyWereRead(SlabPool.Lending lending) throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        List<Tape.Guesses> guesses = List.of(Tape.Guesses.values());
        for (int i = 0; i < 40; i++) {
            var faults = new Tape.Faults(
                    guesses.get(random.nextInt(guesses.size())),
                    0,
                    random.nextBoolean() ? 0 : 500 + random.nextInt(500),
                    -1,
                    random.nextLong());
            Tape tape = Tape.of(ROWS, 50 + random.nextInt(ROWS)).with(faults);
            int[] sizes = {1, 2, 7, 64, 1024, 65_536};
            var settings = new Settings(
                    (4 + random.nextInt(60)) + "MB",
                    1 + random.nextInt(4),
                    random.nextBoolean() ? "scalar" : "vector",
                    "fixed:rows=" + sizes[random.nextInt(sizes.length)]);
            out.rows.clear();

            run(settings, lending, tape, gathered().where("flag = false"), _ -> {});

            assertThat(out.rows)
                    .as("seed %d, turn %d, %s, %s", seed, i, settings, faults)
                    .isEqualTo(numbered(
                            LongStream.range(0, ROWS).filter(id -> id % 3 != 0).toArray()));
        }
    }

    @Test
    void severalWorkersTakeRowsAtOnce() throws Exception {
        var both = new CountDownLatch(2);
        Set<Kernel> seen = ConcurrentHashMap.newKeySet();

        run(SETTINGS.withThreads(2), SlabPool.Lending.POOLED, Tape.of(ROWS, 100), gathered(), kernel -> {
            if (seen.add(kernel)) {
                both.countDown();
                awaitOther(both);
            }
        });

        assertThat(seen).hasSize(2);
        assertThat(out.rows).hasSize(ROWS);
    }

    @Test
    void kernelsAfterGetTheRowsInOrderAsThoseOfOneLane() throws Exception {
        Tape tape = Tape.of(ROWS, 333);
        run(tape, pipeline().through("sums"));
        List<String> inOrder = List.copyOf(out.rows);
        out.rows.clear();

        run(tape, gathered().through("sums"));
        run(tape, gathered().through("gathers").through("sums"));

        assertThat(out.rows.subList(0, ROWS)).isEqualTo(inOrder);
        assertThat(out.rows.subList(ROWS, 2 * ROWS)).isEqualTo(inOrder);
    }

    @Test
    void rowsThatAKernelMadeInOrderAreNumberedAsItMadeThem() throws Exception {
        Tape tape = new Tape(ROWS, 333, 1, new Tape.Faults(Tape.Guesses.RIGHT, 0, 0, -1, 7));

        run(tape, pipeline().through("sums").through("gathers"));

        assertThat(out.rows).isEqualTo(numbered(LongStream.range(0, ROWS).toArray()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Tape.Guesses.class,
            names = {"NONE", "WRONG"})
    void lanesFollowEachOther(Tape.Guesses guesses) throws Exception {
        Tape tape = new Tape(ROWS, 333, 4, new Tape.Faults(guesses, 0, 0, -1, 7));
        List<String> expected = new ArrayList<>();
        for (long lane = 0; lane < 4; lane++) {
            for (long id = 0; id < ROWS; id++) {
                expected.add(id + "," + ((lane << 48) + id));
            }
        }

        run(tape, gathered());
        run(tape, pipeline().through("sums").through("gathers"));

        assertThat(out.rows.subList(0, 4 * ROWS)).isEqualTo(expected);
        assertThat(out.rows.subList(4 * ROWS, 8 * ROWS)).isEqualTo(expected);
    }

    @Test
    void theLimitIsOfWhatComesOut() throws Exception {
        Tape tape = Tape.of(ROWS, 333);

        run(tape, gathered().limit(3));

        assertThat(out.rows).containsExactly("0,0", "1,1", "2,2");
    }

    @Test
    void ofNoRowsTheEndIsToldTooAndOnce() throws Exception {
        run(Tape.of(0, 10), gathered().through("sums", "last=true"));

        assertThat(out.rows).containsExactly("-1,0");
        assertThat(out.flushed).isTrue();
    }

    @Test
    void rowsThatCannotBeReadAreJudgedInOrder() throws Exception {
        Tape tape = Tape.of(10_000, 100).with(new Tape.Faults(Tape.Guesses.WRONG, 250, 0, -1, 3));

        Summary summary = run(tape, gathered().onBadRows(Pipeline.BadRows.SKIP));

        assertThat(summary.rowsRejected()).isEqualTo(40);
        assertThat(summary.counters()).containsExactly(new Kernel.Counter("gathered", 9960));
        assertThatThrownBy(() -> run(tape, gathered()))
                .isInstanceOf(PipelineException.class)
                .hasCauseInstanceOf(DataException.class)
                .hasMessage("tape0:249: is bad");
    }

    @ParameterizedTest
    @EnumSource(SlabPool.Lending.class)
    void whatIsPutAsideCountsAsHeld(SlabPool.Lending lending) throws Exception {
        var settings = new Settings("4MB", 4, "scalar", "fixed:rows=1000000");

        Summary summary =
                run(settings, lending, Tape.of(100_000, 30_000), gathered().select(List.of("id")), _ -> {});

        assertThat(summary.rowsOut()).isEqualTo(100_000);
        assertThat(summary.peakMemory()).isLessThanOrEqualTo(4_000_000);
    }

    @Test
    void aKernelThatFailsEndsTheRun() {
        assertThatThrownBy(() -> run(SETTINGS, SlabPool.Lending.REAL_ARENAS, Tape.of(ROWS, 100), gathered(), _ -> {
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOfSatisfying(
                        PipelineException.class,
                        failed -> assertThat(failed.stage()).isEqualTo(PipelineException.Stage.KERNEL))
                .hasMessage("a bug");
        assertThat(out.flushed).isFalse();
    }

    private static void awaitOther(CountDownLatch both) {
        try {
            if (!both.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("no other kernel took rows meanwhile");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Pipeline pipeline() {
        return Pipeline.from("tape:").to(new Pipeline.Target.Given(out::columns));
    }

    private Pipeline gathered() {
        return pipeline().through("gathers");
    }

    private Summary run(Tape tape, Pipeline pipeline) throws InterruptedException {
        return run(SETTINGS, SlabPool.Lending.REAL_ARENAS, tape, pipeline, _ -> {});
    }

    private static Summary run(
            Settings settings, SlabPool.Lending lending, Tape tape, Pipeline pipeline, Consumer<Kernel> watch)
            throws InterruptedException {
        var run = new TestRun(settings, lending, new Gathers(watch));
        try {
            return run.run(tape, pipeline);
        } finally {
            assertThat(run.held()).isZero();
        }
    }

    private static List<String> numbered(long[] ids) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            rows.add(ids[i] + "," + i);
        }
        return rows;
    }
}
