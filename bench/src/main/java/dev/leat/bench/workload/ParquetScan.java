package dev.leat.bench.workload;

import dev.leat.bench.engine.Program;
import dev.leat.bench.input.Input;
import dev.leat.bench.input.Trades;
import dev.leat.bench.measure.Answer;
import dev.leat.bench.task.ParquetSums;
import java.util.List;

/// Every value of a Parquet file that DuckDB wrote is read and summed.
///
/// @param compression as DuckDB calls it
record ParquetScan(String compression) implements Workload {

    @Override
    public String name() {
        return "parquet-scan-" + compression;
    }

    @Override
    public String summary() {
        return "scan Parquet (" + compression + "), and sum every column";
    }

    @Override
    public Input input() {
        return new Input.Parquet(compression);
    }

    @Override
    public List<Contender> contenders(long rows) {
        return List.of(
                Contender.of(Sums.leat()),
                Contender.of(Sums.duckDb(Trades.DUCKDB_PARQUET)),
                Contender.of(Sums.polars("pl.scanParquet(input)")),
                Contender.of(new Program.Java(Program.Java.PARQUET_JAVA, ParquetSums.class)));
    }

    @Override
    public Answer answer() {
        return Sums.ANSWER;
    }

    @Override
    public List<Target> targets() {
        return List.of(new Target("duckdb", 1), new Target("polars", 1));
    }
}
