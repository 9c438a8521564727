package dev.leat.bench.workload;

import dev.leat.bench.engine.Program;
import dev.leat.bench.input.Input;
import dev.leat.bench.input.Trades;
import dev.leat.bench.measure.Answer;
import dev.leat.bench.measure.Answer.Kind;
import java.util.List;

/// Four groups, with an average that weighs.
final class SymbolGroups implements Workload {

    @Override
    public String name() {
        return "group-symbol";
    }

    @Override
    public String summary() {
        return "group Parquet (snappy) by symbol: count, volume, VWAP";
    }

    @Override
    public Input input() {
        return new Input.Parquet("snappy");
    }

    @Override
    public List<Contender> contenders(long rows) {
        return List.of(
                Contender.of(Program.Leat.of(
                        "aggregate",
                        "{in}",
                        "-o",
                        "{out}",
                        "--force",
                        "--by",
                        "symbol",
                        "--agg",
                        "n=count(), volume=sum(quantity), vwap=wavg(price, quantity)")),
                Contender.of(Program.DuckDb.csv(
                        "select symbol, count(*) as n, sum(quantity) as volume, sum(price * quantity) / sum(quantity) as vwap from "
                                + Trades.DUCKDB_PARQUET + " group by symbol")),
                Contender.of(new Program.Polars("""
                        pl.scanParquet(input).groupBy("symbol").agg(pl.len().alias("n"),
                            pl.col("quantity").sum().alias("volume"),
                            pl.col("price").mul(pl.col("quantity")).sum().div(pl.col("quantity").sum()).alias("vwap"))
                        .collectSync({engine: "streaming"}).writeCSV(output)""")));
    }

    @Override
    public Answer answer() {
        return Answer.csv().key("symbol", Kind.TEXT).whole("n").real("volume", "vwap");
    }

    @Override
    public List<Target> targets() {
        return List.of(new Target("duckdb", 1.2));
    }
}
