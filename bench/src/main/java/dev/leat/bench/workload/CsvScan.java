package dev.leat.bench.workload;

import dev.leat.bench.engine.Program;
import dev.leat.bench.input.Input;
import dev.leat.bench.input.Trades;
import dev.leat.bench.measure.Answer;
import dev.leat.bench.task.CsvSums;
import java.util.List;

/// Every field of a CSV file is parsed and summed.
final class CsvScan implements Workload {

    @Override
    public String name() {
        return "csv-scan";
    }

    @Override
    public String summary() {
        return "scan CSV, and sum every column";
    }

    @Override
    public Input input() {
        return new Input.Csv();
    }

    @Override
    public List<Contender> contenders(long rows) {
        return List.of(
                Contender.of(Sums.leat()),
                Contender.of(Sums.duckDb(Trades.DUCKDB_CSV)),
                Contender.of(Sums.polars("pl.scanCSV(input)")),
                Contender.of(new Program.Java(Program.Java.PLAIN, CsvSums.class)));
    }

    @Override
    public Answer answer() {
        return Sums.ANSWER;
    }

    @Override
    public List<Target> targets() {
        return List.of(new Target("duckdb", 2), new Target("polars", 1.5));
    }
}
