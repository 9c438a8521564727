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

/// The kernel `bars` on columns in memory, one thread: bars and bar-level columns, written into builders. Operations
/// are trades.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx1g"})
public class BarsBenchmark {

    @Param({"VECTOR", "SCALAR"})
    public KernelMode kernels = KernelMode.VECTOR;

    /// What closes them: an option of the kernel and its value.
    @Param({"range:25", "range:10", "range:100", "range:1000", "tick:1000", "volume:10", "dollar:1000000", "time:1m"})
    public String bars = "range:25";

    private final Arena arena = Arena.ofShared();

    /// One, once it is set up.
    private List<BarsTrial> trial = List.of();

    @Setup
    public void fill() throws IOException {
        String[] kind = bars.split(":", 2);
        trial = List.of(new BarsTrial(Map.of(kind[0], kind[1]), kernels, arena));
    }

    @TearDown
    public void free() {
        arena.close();
    }

    @Benchmark
    @OperationsPerInvocation(BarsTrial.TRADES)
    public long bars() throws IOException, InterruptedException {
        return trial.getFirst().run();
    }
}
