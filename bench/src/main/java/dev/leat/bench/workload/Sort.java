package dev.leat.bench.workload;

import dev.leat.bench.engine.Program;
import dev.leat.bench.input.Input;
import dev.leat.bench.input.Trades;
import dev.leat.bench.measure.Answer;
import dev.leat.bench.measure.Answer.Kind;
import java.util.List;

/// All rows in another order, in less memory than they take.
final class Sort implements Workload {

    @Override
    public String name() {
        return "sort";
    }

    @Override
    public String summary() {
        return "sort Parquet (snappy) by price and time, into Parquet";
    }

    @Override
    public Input input() {
        return new Input.Parquet("snappy");
    }

    @Override
    public List<Contender> contenders(long rows) {
        return List.of(
                Contender.of(Program.Leat.of(
                        "sort",
                        "{in}",
                        "-o",
                        "{out}",
                        "--force",
                        "--by",
                        "price,timestamp",
                        "--option",
                        "parquet.compression=snappy")),
                Contender.of(Program.DuckDb.parquet(
                        "select * from " + Trades.DUCKDB_PARQUET + " order by price, \"timestamp\"", "snappy")),
                Contender.of(
                        new Program.Polars(
                                "pl.scanParquet(input).sort([pl.col(\"price\"), pl.col(\"timestamp\")]).collectSync().writeParquet(output, {compression: \"snappy\"})")));
    }

    @Override
    public Answer answer() {
        return Answer.parquet()
                .real("price")
                .whole("timestamp")
                .total("agg_trade_id", Kind.WHOLE)
                .total("last_trade_id", Kind.WHOLE)
                .total("quantity", Kind.REAL);
    }

    @Override
    public List<String> memories() {
        return List.of("256MB", "512MB", "2GB");
    }

    @Override
    public boolean bounded() {
        return true;
    }

    @Override
    public List<Target> targets() {
        return List.of(new Target("duckdb", 1));
    }
}
