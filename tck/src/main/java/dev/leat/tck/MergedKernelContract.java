package dev.leat.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.kernel.Kernel;
import dev.leat.api.plugin.KernelMode;
import dev.leat.tck.data.Cuts;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What a kernel keeps besides whose rows are [merged][dev.leat.api.kernel.KernelProvider.RowOrder#MERGED].
public interface MergedKernelContract extends KernelContract {

    @Test
    default void theSameComesOutWhoeverHadWhichRows() throws Exception {
        long seed = Seeds.next("MergedKernelContract");
        var random = new Random(seed);
        Outcome expected = inOrder();

        for (int turn = 0; turn < 20; turn++) {
            int kernels = 1 + random.nextInt(5);
            assertThat(merged(kernels, random))
                    .as("seed %d, turn %d, %d kernels", seed, turn, kernels)
                    .isEqualTo(expected);
        }
    }

    @Test
    default void nothingComesOutBeforeTheEnd() throws Exception {
        try (KernelRun run = KernelRun.start(subject(), KernelMode.SCALAR, new ArenaBudget(256 << 20))) {
            run.take(subject().input(), Cuts.all(64));

            assertThat(run.output().rows()).isEmpty();
        }
    }

    @Test
    default void kernelsWithoutRowsChangeNothing() throws Exception {
        Outcome expected = inOrder();
        for (boolean first : List.of(true, false)) {
            var budget = new ArenaBudget(256 << 20);
            try (KernelRun full = KernelRun.start(subject(), KernelMode.SCALAR, budget);
                    KernelRun empty = KernelRun.start(subject(), KernelMode.SCALAR, budget)) {
                full.take(subject().input(), Cuts.all(64));
                KernelRun all = first ? empty : full;
                all.merge(first ? full : empty);
                all.finish();

                assertThat(all.output()).as("empty first: %s", first).isEqualTo(expected.output());
            }
        }
    }

    @Test
    default void whatMergedKernelsHoldIsGivenBack() throws Exception {
        var budget = new ArenaBudget(256 << 20);
        try (KernelRun one = KernelRun.start(subject(), KernelMode.SCALAR, budget);
                KernelRun other = KernelRun.start(subject(), KernelMode.SCALAR, budget)) {
            int half = subject().input().rows().size() / 2;
            one.take(subject().input(), 0, half, Cuts.all(64));
            other.take(subject().input(), half, subject().input().rows().size(), Cuts.all(64));
            one.merge(other);
        }

        assertThat(budget.used()).as("held after both were closed").isZero();
    }

    private Outcome inOrder() throws IOException, InterruptedException {
        try (KernelRun run = KernelRun.start(subject(), KernelMode.SCALAR, new ArenaBudget(256 << 20))) {
            run.take(subject().input(), Cuts.all(64));
            run.finish();
            return new Outcome(run.output(), total(run.counters()));
        }
    }

    private Outcome merged(int kernels, Random random) throws IOException, InterruptedException {
        List<KernelRun> runs = new ArrayList<>();
        var budget = new ArenaBudget(256 << 20);
        try {
            for (int i = 0; i < kernels; i++) {
                runs.add(KernelRun.start(subject(), KernelMode.SCALAR, budget));
            }
            deal(runs, random);
            KernelRun all = runs.getFirst();
            for (KernelRun other : runs.subList(1, kernels)) {
                all.merge(other);
            }
            all.finish();
            List<Kernel.Counter> counted =
                    runs.stream().flatMap(run -> run.counters().stream()).toList();
            return new Outcome(all.output(), total(counted));
        } finally {
            for (KernelRun run : runs) {
                run.close();
            }
        }
    }

    /// Gives each stretch of rows to some kernel, in any order.
    private void deal(List<KernelRun> runs, Random random) throws IOException, InterruptedException {
        Table input = subject().input();
        List<int[]> stretches = new ArrayList<>();
        for (int from = 0; from < input.rows().size(); ) {
            int to = Math.min(input.rows().size(), from + 1 + random.nextInt(40));
            stretches.add(new int[] {from, to});
            from = to;
        }
        Collections.shuffle(stretches, random);
        for (int[] stretch : stretches) {
            runs.get(random.nextInt(runs.size())).take(input, stretch[0], stretch[1], Cuts.all(1 + random.nextInt(40)));
        }
    }

    private static long total(List<Kernel.Counter> counters) {
        return counters.stream().mapToLong(Kernel.Counter::count).sum();
    }

    /// What came out, and the sum of all counters.
    record Outcome(Table output, long counted) {}
}
