package dev.leat.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.bench.engine.Program;
import dev.leat.bench.jmh.KernelRuns.Bandwidth;
import dev.leat.bench.jmh.KernelRuns.Twins;
import dev.leat.bench.jmh.Kernels;
import dev.leat.bench.measure.Line;
import dev.leat.bench.measure.Outcome;
import dev.leat.bench.measure.Setting;
import dev.leat.bench.measure.Usage;
import dev.leat.bench.workload.Contender;
import dev.leat.bench.workload.Workloads;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TablesTest {

    @Test
    void kernelsBelowTheRuleAreMarkedAndMeasuredByWhatMemoryGives() {
        var condition = Kernels.ALL.getFirst();
        var unpacking = Kernels.ALL.stream()
                .filter(kernel -> kernel.label().equals("Parquet, split streams, 8 bytes"))
                .findFirst()
                .orElseThrow();

        String table = KernelTable.of(
                new Bandwidth(20, 10), List.of(new Twins(condition, 3, 1), new Twins(unpacking, 2.8, 2)));

        assertThat(table)
                .contains("copies 20.0 GB/s")
                .contains("| condition, int32 | 3.000 | 1.000 | 3.00 | yes | 4.1 | 4.1 | 41% |")
                .contains("| Parquet, split streams, 8 bytes | 2.800 | 2.000 | 1.40 | **no** | 16.0 | 8.0 | 40% |");
    }

    @Test
    void everyKernelIsABenchmarkThatThereIs() {
        assertThat(Kernels.ALL)
                .allSatisfy(kernel -> assertThat(kernel.benchmark().getMethods())
                        .extracting("name")
                        .contains(kernel.method()));
    }

    @Test
    void scalingIsTimeAndMemoryARow() {
        List<Outcome> outcomes = List.of(outcome(1_000_000, 0.1, 100), outcome(2_000_000, 0.3, 120));

        String table = ScalingTable.of(
                "scan", "rows", outcome -> "" + outcome.setting().rows(), outcomes);

        assertThat(table)
                .contains("| 1000000 | leat | 0.100 ± 0.000 | 100.0 | 1.00 | 0.200 ± 0.000 | 200.0 | 100 | 100.0 |")
                .contains("| 2000000 | leat | 0.300 ± 0.000 | 150.0 | 1.50 | 0.600 ± 0.000 | 300.0 | 120 | 60.0 |");
    }

    private static Outcome outcome(long rows, double seconds, long megabytes) {
        var line = new Line(
                new Contender("leat", Program.Leat.of("sort")),
                List.of(new Usage(2 * seconds, 1, megabytes * 1_000_000)),
                List.of(new Usage(seconds, 1, 0)),
                "",
                "");
        return new Outcome(Workloads.ALL.getFirst(), new Setting(rows, 1, "1GB"), List.of(line));
    }
}
