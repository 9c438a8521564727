package dev.leat.bench.workload;

import dev.leat.bench.engine.Program;
import dev.leat.bench.input.Input;
import dev.leat.bench.input.Trades;
import dev.leat.bench.measure.Answer;
import dev.leat.bench.measure.Answer.Kind;
import java.util.List;

/// As many groups as rows, in less memory than they take.
final class ManyKeys implements Workload {

    @Override
    public String name() {
        return "many-keys";
    }

    @Override
    public String summary() {
        return "group Parquet (snappy) by symbol and trade id, of which each row has its own, into Parquet";
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
                        "symbol,agg_trade_id",
                        "--agg",
                        "n=count(), volume=sum(quantity)",
                        "--option",
                        "parquet.compression=snappy")),
                Contender.of(Program.DuckDb.parquet(
                        "select symbol, agg_trade_id, count(*) as n, sum(quantity) as volume from "
                                + Trades.DUCKDB_PARQUET + " group by 1, 2",
                        "snappy")),
                Contender.of(new Program.Polars("""
                        pl.scanParquet(input).groupBy(["symbol", "agg_trade_id"])
                        .agg(pl.len().alias("n"), pl.col("quantity").sum().alias("volume"))
                        .collectSync({engine: "streaming"}).writeParquet(output, {compression: "snappy"})""")));
    }

    @Override
    public Answer answer() {
        return Answer.parquet()
                .key("symbol", Kind.TEXT)
                .key("agg_trade_id", Kind.WHOLE)
                .whole("n")
                .real("volume");
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
