package dev.leat.bench.workload;

import dev.leat.bench.engine.Program;
import dev.leat.bench.measure.Answer;

/// One row about all columns of a tape, so that each has to be read in full.
final class Sums {

    static final Answer ANSWER = Answer.csv()
            .whole("n", "ids", "firsts", "lasts", "latest")
            .real("price", "quantity")
            .text("symbol")
            .truth("maker");

    private static final String LEAT = "n=count(), symbol=max(symbol), ids=sum(agg_trade_id), price=sum(price),"
            + " quantity=sum(quantity), firsts=sum(first_trade_id), lasts=sum(last_trade_id), latest=max(timestamp),"
            + " maker=max(is_buyer_maker)";

    private static final String DUCKDB = """
            select count(*) as n, max(symbol) as symbol, sum(agg_trade_id) as ids, sum(price) as price,
                sum(quantity) as quantity, sum(first_trade_id) as firsts, sum(last_trade_id) as lasts,
                max("timestamp") as latest, max(is_buyer_maker) as maker
            from\s""";

    private static final String POLARS = """
            .select(pl.len().alias("n"), pl.col("symbol").max(), pl.col("agg_trade_id").sum().alias("ids"),
                pl.col("price").sum(), pl.col("quantity").sum(), pl.col("first_trade_id").sum().alias("firsts"),
                pl.col("last_trade_id").sum().alias("lasts"), pl.col("timestamp").max().alias("latest"),
                pl.col("is_buyer_maker").max().alias("maker"))
            .collectSync({engine: "streaming"}).writeCSV(output)""";

    private Sums() {}

    static Program leat() {
        return Program.Leat.of("aggregate", "{in}", "-o", "{out}", "--force", "--agg", LEAT);
    }

    static Program leat(String where) {
        return Program.Leat.of("aggregate", "{in}", "-o", "{out}", "--force", "--agg", LEAT, "--where", where);
    }

    /// @param from a table of DuckDB's, and what else follows
    static Program duckDb(String from) {
        return Program.DuckDb.csv(DUCKDB + from);
    }

    /// @param scan a lazy frame of Polars
    static Program polars(String scan) {
        return new Program.Polars(scan + POLARS);
    }
}
