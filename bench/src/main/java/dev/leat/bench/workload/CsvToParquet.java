package dev.leat.bench.workload;

import dev.leat.bench.engine.Program;
import dev.leat.bench.input.Input;
import dev.leat.bench.input.Trades;
import dev.leat.bench.measure.Answer;
import dev.leat.bench.measure.Answer.Kind;
import java.util.List;

/// A file in another format, with all its rows.
final class CsvToParquet implements Workload {

    @Override
    public String name() {
        return "csv-to-parquet";
    }

    @Override
    public String summary() {
        return "write CSV as Parquet (zstd)";
    }

    @Override
    public Input input() {
        return new Input.Csv();
    }

    @Override
    public List<Contender> contenders(long rows) {
        return List.of(
                Contender.of(Program.Leat.of(
                        "copy", "{in}", "-o", "{out}", "--force", "--option", "parquet.compression=zstd")),
                Contender.of(Program.DuckDb.parquet("select * from " + Trades.DUCKDB_CSV, "zstd")),
                Contender.of(
                        new Program.Polars(
                                "pl.scanCSV(input).sinkParquet(output, {compression: \"zstd\"}).collectSync({engine: \"streaming\"})")));
    }

    @Override
    public Answer answer() {
        return Answer.parquet()
                .key("symbol", Kind.TEXT)
                .key("agg_trade_id", Kind.WHOLE)
                .real("price", "quantity")
                .whole("first_trade_id", "last_trade_id", "timestamp")
                .truth("is_buyer_maker");
    }

    @Override
    public List<Target> targets() {
        return List.of(new Target("duckdb", 2));
    }
}
