package dev.leat.bench.jmh;

import dev.leat.api.plugin.KernelMode;
import dev.leat.bench.jmh.Kernels.Kernel;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs kernels by JMH, both loops of each, and memory's bandwidth before them.
public final class KernelRuns {

    private final int seconds;
    private final PrintStream progress;

    /// @param seconds how long each loop is measured, after twice as long to warm up
    /// @param progress where JMH says what it does
    public KernelRuns(int seconds, PrintStream progress) {
        this.seconds = seconds;
        this.progress = progress;
    }

    /// GB/s that one thread copies and reads.
    public Bandwidth bandwidth() throws RunnerException {
        Collection<RunResult> results = run(BandwidthBenchmark.class.getName(), Map.of());
        double copy = 0;
        double read = 0;
        for (RunResult result : results) {
            double score = median(result);
            if (result.getParams().getBenchmark().endsWith(".copy")) {
                copy = score;
            } else {
                read = score;
            }
        }
        return new Bandwidth(copy, read);
    }

    public List<Twins> measure(List<Kernel> kernels) throws RunnerException {
        List<Twins> twins = new ArrayList<>();
        for (Kernel kernel : kernels) {
            Collection<RunResult> results = run(kernel.name(), kernel.parameters());
            twins.add(new Twins(kernel, nanos(results, KernelMode.SCALAR), nanos(results, KernelMode.VECTOR)));
        }
        return twins;
    }

    private Collection<RunResult> run(String benchmark, Map<String, String> parameters) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.replace(".", "\\.") + (benchmark.endsWith("Benchmark") ? "\\." : "$"))
                .forks(1)
                .warmupIterations(2 * seconds)
                .measurementIterations(seconds)
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(TimeValue.seconds(1));
        parameters.forEach(options::param);
        return new Runner(options.build(), OutputFormatFactory.createFormatInstance(progress, VerboseMode.NORMAL))
                .run();
    }

    /// Nanoseconds an operation.
    private static double nanos(Collection<RunResult> results, KernelMode mode) {
        for (RunResult result : results) {
            if (of(result.getParams(), mode)) {
                return nanos(result);
            }
        }
        throw new IllegalStateException("JMH has no result of " + mode + " loops");
    }

    private static boolean of(BenchmarkParams params, KernelMode mode) {
        return params.getParamsKeys().stream()
                .anyMatch(key -> params.getParam(key).equals(mode.name()));
    }

    private static double nanos(RunResult result) {
        double score = median(result);
        double unit = result.getParams().getTimeUnit().toNanos(1);
        return result.getParams().getMode() == Mode.Throughput ? unit / score : unit * score;
    }

    /// Of all iterations, which one that somebody disturbed does not move.
    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    /// GB/s of one thread.
    public record Bandwidth(double copy, double read) {}

    /// What both loops of a kernel take, in nanoseconds an operation.
    public record Twins(Kernel kernel, double scalar, double vector) {

        public double gain() {
            return scalar / vector;
        }

        /// Whether the vector loop is worth keeping.
        public boolean kept() {
            return gain() >= Kernels.ENOUGH;
        }

        /// GB/s that the vector loop reads and writes.
        public double bandwidth() {
            return (kernel.read() + kernel.written()) / vector;
        }

        /// The share of what memory gives: of a copy where it writes, else of a read.
        public double share(Bandwidth memory) {
            return bandwidth() / (kernel.written() > 0 ? memory.copy() : memory.read());
        }
    }
}
