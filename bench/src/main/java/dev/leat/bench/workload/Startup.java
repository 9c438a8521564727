package dev.leat.bench.workload;

import dev.leat.bench.engine.Program;
import dev.leat.bench.input.Input;
import dev.leat.bench.input.Trades;
import dev.leat.bench.measure.Answer;
import dev.leat.bench.task.CsvSums;
import java.util.List;
import java.util.OptionalLong;

/// So few rows that starting and ending is all there is to do.
final class Startup implements Workload {

    private static final long ROWS = 1_000;

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String summary() {
        return "start, sum the columns of 1,000 rows of CSV, and end";
    }

    @Override
    public Input input() {
        return new Input.Csv();
    }

    @Override
    public OptionalLong rows() {
        return OptionalLong.of(ROWS);
    }

    @Override
    public Timing timing() {
        return Timing.WHOLE;
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
}
