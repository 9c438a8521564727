package dev.leat.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.KernelMode;
import dev.leat.tck.data.Cuts;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.memory.ArenaBudget;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What every kernel keeps, shown with some hundred rows of which something comes out.
public interface KernelContract {

    /// The kernel, and what goes in.
    Subject subject();

    /// @param open makes the kernel, always with the same options
    /// @param input rows with the columns that it asks for, and perhaps others
    record Subject(Function<Environment, Kernel> open, Table input) {}

    @Test
    default void theSameComesOutWhateverTheBatches() throws Exception {
        long seed = Seeds.next("KernelContract");
        Table expected = run(KernelMode.SCALAR, 65536).output();

        assertThat(expected.rows())
                .as("a kernel that emits nothing shows nothing")
                .isNotEmpty();
        for (int size : Cuts.sizes()) {
            assertThat(run(KernelMode.SCALAR, size).output())
                    .as("batches of %d rows", size)
                    .isEqualTo(expected);
        }
        try (KernelRun run = KernelRun.start(subject(), KernelMode.SCALAR, budget())) {
            run.take(subject().input(), Cuts.random(seed));
            run.finish();

            assertThat(run.output()).as("batches of random sizes").isEqualTo(expected);
        }
    }

    @Test
    default void theSameIsCountedWhateverTheBatches() throws Exception {
        List<Kernel.Counter> expected = run(KernelMode.SCALAR, 65536).counters();

        for (int size : Cuts.sizes()) {
            assertThat(run(KernelMode.SCALAR, size).counters())
                    .as("batches of %d rows", size)
                    .isEqualTo(expected);
        }
    }

    @Test
    default void vectorsGiveWhatTheScalarLoopsGive() throws Exception {
        for (int size : Cuts.sizes()) {
            assertThat(run(KernelMode.VECTOR, size).output())
                    .as("batches of %d rows", size)
                    .isEqualTo(run(KernelMode.SCALAR, size).output());
        }
    }

    @Test
    default void anotherKernelGoesOnFromWhatWasSavedAtAnyRow() throws Exception {
        for (KernelMode mode : KernelMode.values()) {
            Table input = subject().input();
            Result expected = run(mode, 1024);
            int step = Math.max(1, input.rows().size() / 40);
            for (int row = 0; row <= input.rows().size(); row += step) {
                Result resumed = resumedAt(row, mode);

                assertThat(resumed.output())
                        .as("%s, saved after row %d", mode, row)
                        .isEqualTo(expected.output());
                assertThat(resumed.counters())
                        .as("%s, saved after row %d", mode, row)
                        .isEqualTo(expected.counters());
            }
        }
    }

    @Test
    default void savingChangesNothing() throws Exception {
        Table input = subject().input();
        try (KernelRun run = KernelRun.start(subject(), KernelMode.SCALAR, budget())) {
            for (int row = 0; row < input.rows().size(); row += 10) {
                run.take(input, row, Math.min(row + 10, input.rows().size()), Cuts.all(10));
                run.save();
            }
            run.finish();

            assertThat(run.output()).isEqualTo(run(KernelMode.SCALAR, 10).output());
        }
    }

    @Test
    default void endsWithoutRows() throws Exception {
        try (KernelRun run = KernelRun.start(subject(), KernelMode.SCALAR, budget())) {
            run.finish();

            assertThat(run.output().schema()).isEqualTo(run.schema());
        }
    }

    @Test
    default void columnsThatAreMissingAreRefused() throws Exception {
        try (Kernel kernel = subject().open().apply(budget().environment())) {
            List<Field> wanted;
            try {
                wanted = kernel.inputs(new Schema(List.of()));
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageMatching("(?s).+");
                return;
            }
            assertThat(wanted).as("asks for columns that were not offered").isEmpty();
        }
    }

    @Test
    default void whatItHoldsIsGivenBack() throws Exception {
        ArenaBudget budget = budget();
        try (KernelRun run = KernelRun.start(subject(), KernelMode.SCALAR, budget)) {
            run.take(subject().input(), Cuts.all(64));
        }
        assertThat(budget.used()).as("held after it was closed unfinished").isZero();

        try (KernelRun run = KernelRun.start(subject(), KernelMode.SCALAR, budget)) {
            run.take(subject().input(), Cuts.all(64));
            run.finish();
        }
        assertThat(budget.used()).as("held after it was closed").isZero();
    }

    private Result run(KernelMode mode, int size) throws Exception {
        try (KernelRun run = KernelRun.start(subject(), mode, budget())) {
            run.take(subject().input(), Cuts.all(size));
            run.finish();
            return new Result(run.output(), run.counters());
        }
    }

    private Result resumedAt(int row, KernelMode mode) throws Exception {
        Table input = subject().input();
        try (KernelRun first = KernelRun.start(subject(), mode, budget())) {
            first.take(input, 0, row, Cuts.all(64));
            try (KernelRun second = KernelRun.restore(subject(), mode, budget(), first.save())) {
                second.take(input, row, input.rows().size(), Cuts.all(64));
                second.finish();
                return new Result(first.output().and(second.output()), second.counters());
            }
        }
    }

    private static ArenaBudget budget() {
        return new ArenaBudget(256 << 20);
    }

    /// What a run gave.
    record Result(Table output, List<Kernel.Counter> counters) {}
}
