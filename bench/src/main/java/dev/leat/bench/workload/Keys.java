package dev.leat.bench.workload;

import dev.leat.bench.engine.Program;
import dev.leat.bench.input.Input;
import dev.leat.bench.measure.Answer;
import dev.leat.bench.measure.Answer.Kind;
import java.util.List;
import java.util.Locale;

/// Groups of some keys in no order.
///
/// @param keys how many
public record Keys(long keys) implements Workload {

    @Override
    public String name() {
        return "keys-" + keys;
    }

    @Override
    public String summary() {
        return String.format(Locale.ROOT, "group by a number of which there are %,d, in no order", keys);
    }

    @Override
    public Input input() {
        return new Input.Keyed(keys);
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
                        "key",
                        "--agg",
                        "n=count(), value=sum(value)",
                        "--option",
                        "parquet.compression=snappy")),
                Contender.of(Program.DuckDb.parquet(
                        "select key, count(*) as n, sum(value) as value from read_parquet('{in}') group by key",
                        "snappy")),
                Contender.of(new Program.Polars("""
                        pl.scanParquet(input).groupBy("key").agg(pl.len().alias("n"), pl.col("value").sum())
                        .collectSync({engine: "streaming"}).writeParquet(output, {compression: "snappy"})""")));
    }

    @Override
    public Answer answer() {
        return Answer.parquet().key("key", Kind.WHOLE).whole("n").real("value");
    }
}
