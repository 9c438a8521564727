package dev.leat.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.memory.MemoryExceededException;
import dev.leat.core.Pipeline;
import dev.leat.core.PipelineException;
import dev.leat.core.Settings;
import dev.leat.core.Summary;
import dev.leat.core.memory.SlabPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunMemoryTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void staysWithinABudgetThatTheBatchesAskedForWouldExceed(int threads) throws Exception {
        var run = new TestRun(new Settings("4MB", threads, "scalar", "fixed:rows=1000000"), SlabPool.Lending.POOLED);

        Summary summary = run.run(Tape.of(200_000, 30_000), Pipeline.from("tape:"));

        assertThat(summary.rowsOut()).isEqualTo(200_000);
        assertThat(summary.peakMemory()).isLessThanOrEqualTo(4_000_000);
        assertThat(run.held()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void givesUpWhatWasReadAheadWhereAKernelNeedsTheMemory(int threads) throws Exception {
        var run = new TestRun(new Settings("6MB", threads, "scalar", "fixed:rows=3000"), SlabPool.Lending.POOLED);

        Summary summary = run.run(Tape.of(200_000, 7000), Pipeline.from("tape:").through("hoards"));

        assertThat(summary.rowsOut()).isEqualTo(200_000);
        assertThat(summary.peakMemory()).isLessThanOrEqualTo(6_000_000);
        assertThat(run.held()).isZero();
    }

    @Test
    void readsRowsThatAreLargerThanTheyLooked() throws Exception {
        Tape tape = Tape.of(300, 60)
                .with(new Tape.Faults(Tape.Guesses.WRONG, 0, 0, -1, 3))
                .textOf(100_000);
        var run = new TestRun(new Settings("8MB", 2, "scalar", "fixed:rows=4096"), SlabPool.Lending.POOLED);

        Summary summary = run.run(tape, Pipeline.from("tape:"));

        assertThat(summary.rowsOut()).isEqualTo(300);
        assertThat(summary.peakMemory()).isLessThanOrEqualTo(8_000_000);
        assertThat(run.held()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void waitsForABatchThatIsBeingWrittenWhereNoTwoFit(int threads) throws Exception {
        Tape tape = Tape.of(60, 60).textOf(900_000);
        var run = new TestRun(new Settings("1600KB", threads, "scalar", "fixed:rows=1"), SlabPool.Lending.POOLED);

        Summary summary = run.run(tape, Pipeline.from("tape:"));

        assertThat(summary.rowsOut()).isEqualTo(60);
        assertThat(summary.peakMemory()).isLessThanOrEqualTo(1_600_000);
        assertThat(run.held()).isZero();
    }

    @Test
    void namesTheOwnersWhereNotEvenOneRowFits() {
        Tape tape = Tape.of(10, 10).textOf(3_000_000);
        var run = new TestRun(new Settings("2MB", 2, "scalar", "fixed:rows=100"), SlabPool.Lending.POOLED);

        assertThatThrownBy(() -> run.run(tape, Pipeline.from("tape:")))
                .isInstanceOf(PipelineException.class)
                .hasCauseInstanceOf(MemoryExceededException.class)
                .hasMessageContaining("of 2.0 MB are held")
                .hasMessageContaining("--memory");
        assertThat(run.held()).isZero();
    }
}
