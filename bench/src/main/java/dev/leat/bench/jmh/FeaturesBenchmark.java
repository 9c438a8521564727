package dev.leat.bench.jmh;

import dev.leat.api.plugin.KernelMode;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// The kernel `bars` with groups of features, on columns in memory, one thread, written into builders. Operations
/// are trades.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx1g"})
public class FeaturesBenchmark {

    @Param({"VECTOR", "SCALAR"})
    public KernelMode kernels = KernelMode.VECTOR;

    @Param("25")
    public String range = "25";

    @Param({"bar", "bar,intra", "all"})
    public String features = "all";

    @Param({"rangebar", "textbook"})
    public String profile = "rangebar";

    @Param("200")
    public String lookback = "200";

    @Param({"", "hurst,permutation_entropy"})
    public String without = "";

    private final Arena arena = Arena.ofShared();

    /// One, once it is set up.
    private List<BarsTrial> trial = List.of();

    @Setup
    public void fill() throws IOException {
        Map<String, String> options = Map.of(
                "range", range, "features", features, "profile", profile, "lookback", lookback, "without", without);
        trial = List.of(new BarsTrial(options, kernels, arena));
    }

    @TearDown
    public void free() {
        arena.close();
    }

    @Benchmark
    @OperationsPerInvocation(BarsTrial.TRADES)
    public long features() throws IOException, InterruptedException {
        return trial.getFirst().run();
    }
}
