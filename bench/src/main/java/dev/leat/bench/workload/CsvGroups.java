package dev.leat.bench.workload;

import dev.leat.bench.engine.Program;
import dev.leat.bench.input.Input;
import dev.leat.bench.input.Trades;
import dev.leat.bench.measure.Answer;
import dev.leat.bench.measure.Answer.Kind;
import dev.leat.bench.task.CsvSymbols;
import java.util.List;

/// Four groups of three of the columns of a CSV file.
final class CsvGroups implements Workload {

    @Override
    public String name() {
        return "csv-group";
    }

    @Override
    public String summary() {
        return "group CSV by symbol: count, volume, average price";
    }

    @Override
    public Input input() {
        return new Input.Csv();
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
                        "n=count(), volume=sum(quantity), price=avg(price)")),
                Contender.of(Program.DuckDb.csv(
                        "select symbol, count(*) as n, sum(quantity) as volume, avg(price) as price from "
                                + Trades.DUCKDB_CSV + " group by symbol")),
                Contender.of(new Program.Polars("""
                        pl.scanCSV(input).groupBy("symbol").agg(pl.len().alias("n"),
                            pl.col("quantity").sum().alias("volume"), pl.col("price").mean())
                        .collectSync({engine: "streaming"}).writeCSV(output)""")),
                Contender.of(new Program.Java(Program.Java.PLAIN, CsvSymbols.class)));
    }

    @Override
    public Answer answer() {
        return Answer.csv().key("symbol", Kind.TEXT).whole("n").real("volume", "price");
    }
}
