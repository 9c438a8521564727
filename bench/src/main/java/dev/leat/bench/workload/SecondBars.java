package dev.leat.bench.workload;

import dev.leat.bench.engine.Program;
import dev.leat.bench.input.Input;
import dev.leat.bench.measure.Answer;
import dev.leat.bench.measure.Answer.Kind;
import java.util.List;

/// A group for every tenth row or so, with values of the first and last trade of each. Ids tell which those are, since
/// many trades share a millisecond.
final class SecondBars implements Workload {

    private static final String DUCKDB = """
            select symbol, "timestamp" // 1000 * 1000 as "timestamp", count(*) as n, OPEN as open, max(price) as high,
                min(price) as low, CLOSE as close, sum(quantity) as volume
            from read_parquet('{in}') group by 1, 2
            """;

    @Override
    public String name() {
        return "ohlcv";
    }

    @Override
    public String summary() {
        return "group Parquet (snappy) by second and symbol: count, OHLC, volume; into Parquet";
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
                        "--every",
                        "1s",
                        "--agg",
                        "n=count(), open=first(price), high=max(price), low=min(price), close=last(price), volume=sum(quantity)",
                        "--option",
                        "parquet.compression=snappy")),
                Contender.of(duckDb("arg_min(price, agg_trade_id)", "arg_max(price, agg_trade_id)")),
                Contender.of(
                        "ordered", duckDb("first(price order by agg_trade_id)", "last(price order by agg_trade_id)")),
                Contender.of(new Program.Polars("""
                        const time = pl.col("timestamp"), price = pl.col("price");
                        pl.scanParquet(input).groupBy([pl.col("symbol"), time.minus(time.modulo(1000)).alias("timestamp")])
                        .agg(pl.len().alias("n"), price.first().alias("open"), price.max().alias("high"),
                            price.min().alias("low"), price.last().alias("close"), pl.col("quantity").sum().alias("volume"))
                        .collectSync().writeParquet(output, {compression: "snappy"})""")));
    }

    private static Program duckDb(String open, String close) {
        return Program.DuckDb.parquet(DUCKDB.replace("OPEN", open).replace("CLOSE", close), "snappy");
    }

    @Override
    public Answer answer() {
        return Answer.parquet()
                .key("symbol", Kind.TEXT)
                .key("timestamp", Kind.WHOLE)
                .whole("n")
                .real("open", "high", "low", "close", "volume");
    }

    @Override
    public List<Target> targets() {
        return List.of(new Target("duckdb", 1), new Target("duckdb ordered", 3));
    }
}
