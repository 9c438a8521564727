package dev.leat.bench.workload;

import dev.leat.bench.engine.Program;
import dev.leat.bench.input.Input;
import dev.leat.bench.measure.Answer;
import dev.leat.bench.measure.Answer.Kind;
import dev.leat.bench.task.CsvRangeBars;
import java.util.List;

/// Bars of 25 dbps by symbol, with the columns of the bar itself. No other engine here can do that: of CSV, a loop by
/// hand is beside it, of Parquet, Leat's own scalar kernels.
///
/// @param input the tape's format
record RangeBars(Input input) implements Workload {

    @Override
    public String name() {
        return csv() ? "range-bars-csv" : "range-bars";
    }

    @Override
    public String summary() {
        return "range bars of 25 dbps by symbol, bar-level columns, of " + (csv() ? "CSV" : "Parquet (snappy)");
    }

    @Override
    public List<Contender> contenders(long rows) {
        Contender second = csv()
                ? Contender.of(new Program.Java(Program.Java.PLAIN, CsvRangeBars.class))
                : Contender.of("scalar", leat("--kernels", "scalar"));
        return List.of(Contender.of(leat()), second);
    }

    private static Program leat(String... more) {
        return Bars.leat("bar", more);
    }

    @Override
    public Answer answer() {
        return Answer.csv()
                .key("symbol", Kind.TEXT)
                .key("first_agg_trade_id", Kind.WHOLE)
                .whole("last_agg_trade_id", "agg_record_count")
                .real("open", "high", "low", "close", "volume");
    }

    @Override
    public List<Recorded> recorded() {
        return List.of(new Recorded("rangebar-py", "21 to 38 M rows/s at 100 to 10 dbps", Bars.REFERENCE));
    }

    private boolean csv() {
        return input instanceof Input.Csv;
    }
}
