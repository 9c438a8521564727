package dev.leat.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.Batch;
import dev.leat.api.data.DataException;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.sink.Sink;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Store;
import dev.leat.core.Engine;
import dev.leat.core.Pipeline;
import dev.leat.core.PipelineException;
import dev.leat.core.Settings;
import dev.leat.core.Summary;
import dev.leat.core.memory.SlabPool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RunTest {

    private static final Settings SETTINGS = new Settings("64MB", 2, "scalar", "fixed:rows=100");

    private final Collected out = new Collected();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 1000, 5000})
    void writesEveryRowOnceAndInOrderWhateverTheBatchSize(int rows) throws Exception {
        Tape tape = Tape.of(3000, 400);

        Summary summary = run(SETTINGS.withController("fixed:rows=" + rows), tape, ids());

        assertThat(out.rows).isEqualTo(idsUpTo(3000));
        assertThat(summary.rowsIn()).isEqualTo(3000);
        assertThat(summary.rowsOut()).isEqualTo(3000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void writesEveryRowOnceAndInOrderWhateverTheThreads(int threads) throws Exception {
        Tape tape = Tape.of(20_000, 333);

        run(SETTINGS.withThreads(threads), tape, hashes());

        assertThat(out.rows).hasSize(20_000).isEqualTo(sums(20_000));
    }

    @Test
    void asksForBatchesOfExactlyTheRowsSaid() throws Exception {
        Tape tape = Tape.of(70, 70);

        run(SETTINGS.withController("fixed:rows=7"), tape, ids());

        assertThat(out.batches).hasSize(10).containsOnly(7);
    }

    @ParameterizedTest
    @EnumSource(Tape.Guesses.class)
    void readsSplitsAgainThatStartedInTheWrongPlace(Tape.Guesses guesses) throws Exception {
        Tape tape = Tape.of(10_000, 100).with(new Tape.Faults(guesses, 0, 0, -1, 5));

        Summary summary = run(SETTINGS.withThreads(3), tape, hashes());

        assertThat(out.rows).isEqualTo(sums(10_000));
        assertThat(summary.rowsIn()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @EnumSource(Tape.Guesses.class)
    void countsBadRowsOnceThoughSplitsAreReadAgain(Tape.Guesses guesses) throws Exception {
        Tape tape = Tape.of(10_000, 100).with(new Tape.Faults(guesses, 10, 0, -1, 5));

        Summary summary = run(SETTINGS.withThreads(3), tape, ids().onBadRows(Pipeline.BadRows.SKIP));

        assertThat(summary.rowsRejected()).isEqualTo(1000);
        assertThat(summary.rowsIn()).isEqualTo(9000);
    }

    @Test
    void failsAtTheFirstBadRow() {
        Tape tape = Tape.of(10_000, 100).with(new Tape.Faults(Tape.Guesses.NONE, 250, 0, -1, 0));

        assertThatThrownBy(() -> run(SETTINGS, tape, ids()))
                .isInstanceOf(PipelineException.class)
                .hasCauseInstanceOf(DataException.class)
                .hasMessage("tape0:249: is bad");
        assertThat(out.flushed).isFalse();
        assertThat(out.closed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void goesOnWhereAReaderFailed(int threads) throws Exception {
        Tape tape = Tape.of(5000, 500).with(new Tape.Faults(Tape.Guesses.RIGHT, 0, 700, -1, 9));

        Summary summary = run(SETTINGS.withThreads(threads), tape, hashes());

        assertThat(out.rows).isEqualTo(sums(5000));
        assertThat(summary.reopened()).isGreaterThanOrEqualTo(7);
    }

    @Test
    void failsWhereAReaderFailsAgainAndAgain() {
        Tape tape = Tape.of(5000, 500).with(new Tape.Faults(Tape.Guesses.NONE, 0, 0, 1234, 0));

        assertThatThrownBy(() -> run(SETTINGS, tape, ids()))
                .isInstanceOfSatisfying(PipelineException.class, failure -> {
                    assertThat(failure.stage()).isEqualTo(PipelineException.Stage.READ);
                    assertThat(failure.split()).isEqualTo("tape0");
                    assertThat(failure.position()).isEqualTo("1200");
                })
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void failuresBeyondTheLimitDoNotMatter() throws Exception {
        Tape tape = Tape.of(5000, 500).with(new Tape.Faults(Tape.Guesses.NONE, 0, 0, 600, 0));

        run(SETTINGS.withThreads(4), tape, ids().limit(500));

        assertThat(out.rows).isEqualTo(idsUpTo(500));
    }

    @Test
    void readsNoMoreThanTheLimitAsksFor() throws Exception {
        Tape tape = Tape.of(1_000_000, 1_000_000);

        Summary summary = run(SETTINGS.withController("fixed"), tape, ids().limit(10));

        assertThat(out.rows).isEqualTo(idsUpTo(10));
        assertThat(summary.rowsIn()).isEqualTo(10);
    }

    @Test
    void endsEarlyWhereAKernelIsSatisfied() throws Exception {
        Tape tape = Tape.of(1_000_000, 1000);

        Summary summary = run(SETTINGS.withController("fixed:rows=10"), tape, ids().through("until9"));

        assertThat(out.rows).isEqualTo(idsUpTo(10));
        assertThat(summary.rowsIn()).isEqualTo(10);
    }

    @Test
    void givesKernelsTheColumnsTheyWantInTheirOrderAndType() throws Exception {
        Tape tape = Tape.of(4, 2);

        run(SETTINGS, tape, ids().where("flag = false").through("turned").select(List.of()));

        assertThat(out.rows).containsExactly("10001000000,S1x,1", "10002000000,S2xx,2");
        assertThat(out.schema.names()).containsExactly("price", "symbol", "id");
    }

    @Test
    void tellsKernelsOfTheEndOnce() throws Exception {
        Tape tape = Tape.of(1000, 100);

        Summary summary = run(SETTINGS, tape, ids().through("sums", "last=true"));

        assertThat(out.rows).hasSize(1);
        assertThat(summary.counters()).hasSize(1);
        assertThat(out.rows.getFirst()).isEqualTo("-1");
    }

    @Test
    void whatASinkFindsWrongWithARowMadeOfManyIsToldOfTheSource() {
        Pipeline pipeline = Pipeline.from("tape:")
                .where("flag = false")
                .through("sums", "last=true")
                .to(new Pipeline.Target.Given(_ -> new Refusing()));

        assertThatThrownBy(() -> run(SETTINGS, Tape.of(100, 100), pipeline))
                .isInstanceOf(PipelineException.class)
                .cause()
                .hasMessage("tape0: refused");
    }

    /// Finds every row wrong.
    private record Refusing() implements Sink {
        @Override
        public void write(Batch batch) {
            throw batch.origin().wrong(batch.rows() - 1, "refused");
        }

        @Override
        public void flush() {}

        @Override
        public long bytesWritten() {
            return 0;
        }

        @Override
        public void close() {}
    }

    @Test
    void kernelsThatNeedNoOrderRunBeforeThoseThatDo() throws Exception {
        Tape tape = Tape.of(3000, 100);

        run(SETTINGS, tape, ids().through("doubles").through("doubles").through("sums"));

        assertThat(out.rows.get(2999)).isEqualTo(String.valueOf(4 * 2999));
    }

    @Test
    void writesAllRowsOfAllLanes() throws Exception {
        Tape tape = new Tape(3000, 100, 4, Tape.Faults.NONE);

        run(SETTINGS.withThreads(3), tape, hashes());

        assertThat(out.rows.stream().sorted().toList())
                .isEqualTo(sums(3000).stream()
                        .flatMap(row -> Stream.of(row, row, row, row))
                        .sorted()
                        .toList());
    }

    @Test
    void filtersBeforeItLimits() throws Exception {
        Tape tape = Tape.of(3000, 100);

        run(SETTINGS, tape, ids().where("id >= 1000 and symbol = 'S1x'").limit(3));

        assertThat(out.rows)
                .isEqualTo(LongStream.range(1000, 3000)
                        .filter(id -> Tape.symbol(id).equals("S1x"))
                        .limit(3)
                        .mapToObj(String::valueOf)
                        .toList());
    }

    @Test
    void nothingToReadIsNoRows() throws Exception {
        Tape tape = Tape.of(0, 100);

        Summary summary = run(SETTINGS, tape, ids());

        assertThat(summary.rowsOut()).isZero();
        assertThat(out.flushed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no kernel 'bras' in [sums, doubles, until9, turned, hoards, picky]",
                "no column 'pric' in [id, price, symbol, flag]",
                "option csv.x"
            })
    void whatIsNotThereFailsBeforeAnythingStarts(String message) {
        Tape tape = Tape.of(10, 10);
        Pipeline pipeline = switch (message.charAt(3)) {
            case 'k' -> ids().through("bras");
            case 'c' -> ids().select(List.of("pric"));
            default -> ids().option("csv", "x", "1");
        };

        assertThatThrownBy(() -> run(SETTINGS, tape, pipeline))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
        assertThat(tape.opened).isZero();
    }

    @Test
    void anInterruptEndsTheRun() throws Exception {
        Tape tape = Tape.of(Integer.MAX_VALUE, Integer.MAX_VALUE);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() ->
                        run(SETTINGS, tape, ids().to(new Pipeline.Target.Named("null:", "", Store.Existing.KEEP))))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void holdsNoMemoryAfterwards() throws Exception {
        Tape tape = Tape.of(30_000, 1000);
        MemoryBudget memory;
        try (Engine engine = Engine.open(SETTINGS, FakePlugins.around(tape))) {
            memory = engine.environment().memory();

            engine.run(ids());
        }

        assertThat(memory.used()).isZero();
        assertThat(tape.closed).isTrue();
    }

    private Pipeline ids() {
        return new Pipeline(
                List.of("tape:"),
                "",
                "",
                List.of(),
                List.of("id"),
                Pipeline.NO_LIMIT,
                new Pipeline.Target.Given(out::columns),
                Pipeline.BadRows.FAIL,
                Scan.Digits.REFUSE,
                Map.of());
    }

    private Pipeline hashes() {
        return ids().through("sums").select(List.of());
    }

    private static Summary run(Settings settings, Tape tape, Pipeline pipeline) throws InterruptedException {
        var run = new TestRun(settings, SlabPool.Lending.POOLED);
        try {
            return run.run(tape, pipeline);
        } finally {
            assertThat(run.held()).isZero();
        }
    }

    private static List<String> idsUpTo(int end) {
        return LongStream.range(0, end).mapToObj(String::valueOf).toList();
    }

    /// What the kernel that is fed in order makes of all ids.
    private static List<String> sums(int end) {
        List<String> rows = new ArrayList<>();
        long sum = 0;
        for (int id = 0; id < end; id++) {
            sum = sum * 31 + id;
            rows.add(id + "," + sum);
        }
        return rows;
    }
}
