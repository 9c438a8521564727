package dev.leat.bench.jmh;

import java.util.List;
import java.util.Map;

/// The benchmarks that compare a scalar loop with its vector twin, and how many bytes an operation of each touches.
public final class Kernels {

    /// A vector loop stays where it is so many times as fast as the scalar one.
    public static final double ENOUGH = 1.5;

    /// Six columns of 8 bytes.
    private static final double TRADE = 48;

    /// Text of a row of the tape, and its eight columns.
    private static final double CSV_ROW = 83 + 49;

    private static final Map<String, String> FEATURES = Map.of("features", "all", "profile", "textbook", "without", "");

    public static final List<Kernel> ALL = List.of(
            new Kernel("condition, int32", FilterBenchmark.class, "select", Map.of("type", "INT32"), 4.125, 0),
            new Kernel("condition, int64", FilterBenchmark.class, "select", Map.of("type", "INT64"), 8.125, 0),
            new Kernel("condition, float64", FilterBenchmark.class, "select", Map.of("type", "FLOAT64"), 8.125, 0),
            new Kernel(
                    "copy of half the rows, int32", FilterBenchmark.class, "copy", Map.of("type", "INT32"), 4.125, 2),
            new Kernel(
                    "copy of half the rows, int64", FilterBenchmark.class, "copy", Map.of("type", "INT64"), 8.125, 4),
            new Kernel(
                    "copy of half the rows, float64",
                    FilterBenchmark.class,
                    "copy",
                    Map.of("type", "FLOAT64"),
                    8.125,
                    4),
            new Kernel("CSV to columns, a row", CsvBenchmark.class, "parse", Map.of(), CSV_ROW, 0),
            new Kernel("text to int64", CellBenchmark.class, "int64", Map.of(), 15, 8),
            new Kernel("text to decimal", CellBenchmark.class, "decimal", Map.of(), 19, 8),
            new Kernel("text to bool", CellBenchmark.class, "bool", Map.of(), 9.5, 0.125),
            new Kernel("text to text", CellBenchmark.class, "texts", Map.of(), 12, 11),
            new Kernel("Parquet, 11 bits to 4 bytes", PageBenchmark.class, "unpack4", Map.of(), 1.375, 4),
            new Kernel("Parquet, 11 bits to 8 bytes", PageBenchmark.class, "unpack8", Map.of(), 1.375, 8),
            new Kernel("Parquet, split streams, 4 bytes", PageBenchmark.class, "split4", Map.of(), 4, 4),
            new Kernel("Parquet, split streams, 8 bytes", PageBenchmark.class, "split8", Map.of(), 8, 8),
            new Kernel("Parquet, nulls between, 4 bytes", PageBenchmark.class, "spread4", Map.of(), 3.725, 4),
            new Kernel("Parquet, nulls between, 8 bytes", PageBenchmark.class, "spread8", Map.of(), 7.325, 8),
            new Kernel(
                    "range bars of 25 dbps, a trade",
                    BarsBenchmark.class,
                    "bars",
                    Map.of("bars", "range:25"),
                    TRADE,
                    0),
            new Kernel(
                    "range bars of 1000 dbps, a trade",
                    BarsBenchmark.class,
                    "bars",
                    Map.of("bars", "range:1000"),
                    TRADE,
                    0),
            new Kernel("all features, a trade", FeaturesBenchmark.class, "features", FEATURES, TRADE, 0),
            new Kernel("raw numbers to doubles", MeasureBenchmark.class, "scale", Map.of(), 8, 8),
            new Kernel("pairs alike, a pair", MeasureBenchmark.class, "alike", Map.of(), 16, 0));

    private Kernels() {}

    /// A loop that there is twice.
    ///
    /// @param label what people call it, and an operation of it where that is not a value
    /// @param parameters of the benchmark, but for which loop it is
    /// @param read bytes an operation reads
    /// @param written bytes it writes
    public record Kernel(
            String label,
            Class<?> benchmark,
            String method,
            Map<String, String> parameters,
            double read,
            double written) {
        public Kernel {
            parameters = Map.copyOf(parameters);
        }

        /// As JMH calls it.
        public String name() {
            return benchmark.getName() + "." + method;
        }
    }
}
