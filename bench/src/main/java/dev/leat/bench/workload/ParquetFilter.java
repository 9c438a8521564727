package dev.leat.bench.workload;

import dev.leat.bench.input.Input;
import dev.leat.bench.input.Trades;
import dev.leat.bench.measure.Answer;
import java.util.List;

/// A span of time that keeps about one row in a thousand, so that whoever can skips the rest of the file.
final class ParquetFilter implements Workload {

    /// The tape's first time, and how many milliseconds there are between two of its trades on average.
    private static final long FIRST = 1_722_470_400_000L;

    private static final double GAP = 24.5;

    @Override
    public String name() {
        return "parquet-filter";
    }

    @Override
    public String summary() {
        return "of Parquet (zstd), sum the columns of one row in 1,000, by a span of time";
    }

    @Override
    public Input input() {
        return new Input.Parquet("zstd");
    }

    @Override
    public List<Contender> contenders(long rows) {
        long from = FIRST + (long) (rows * GAP / 3);
        long to = from + (long) (rows * GAP / 1000);
        return List.of(
                Contender.of(Sums.leat("timestamp >= " + from + " and timestamp < " + to)),
                Contender.of(Sums.duckDb(
                        Trades.DUCKDB_PARQUET + " where \"timestamp\" >= " + from + " and \"timestamp\" < " + to)),
                Contender.of(Sums.polars("pl.scanParquet(input).filter(pl.col(\"timestamp\").gtEq(" + from
                        + ").and(pl.col(\"timestamp\").lt(" + to + ")))")));
    }

    @Override
    public Answer answer() {
        return Sums.ANSWER;
    }
}
