package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.LeatProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Groups of real trades, by the command.
final class AggregateIT {

    private static final Path TRADES = LeatProcess.ROOT.resolve(
            "examples/data/binance_spot_BTCUSDT_20240808T2354_20240809T0005_aggtrades_derived.csv");

    private static final String BARS = "n=count(), o=first(price), h=max(price), l=min(price), c=last(price),"
            + " v=sum(quantity), vwap=wavg(price, quantity), sd=stddev(price)";

    @TempDir
    Path folder;

    @Test
    void groupsOfCsvAndOfParquetAreTheSameWhateverMemoryAndThreads() throws Exception {
        leat("copy", TRADES.toString(), "-o", "trades.parquet", "--quiet");
        aggregate(TRADES.toString(), "csv.csv");
        aggregate("trades.parquet", "parquet.csv");
        aggregate("trades.parquet", "small.csv", "--memory", "256MB", "--threads", "1", "--controller", "fixed:rows=7");

        List<String> lines = Files.readAllLines(folder.resolve("csv.csv"));
        assertThat(lines.getFirst()).isEqualTo("timestamp_ms,is_buyer_maker,n,o,h,l,c,v,vwap,sd");
        assertThat(lines).hasSizeGreaterThan(20);
        assertThat(folder.resolve("parquet.csv")).hasSameTextualContentAs(folder.resolve("csv.csv"));
        assertThat(folder.resolve("small.csv")).hasSameTextualContentAs(folder.resolve("csv.csv"));
    }

    @Test
    void summaryCountsGroups() throws Exception {
        Result counted =
                leat("aggregate", TRADES.toString(), "-o", "n.csv", "--by", "is_buyer_maker", "--agg", "count()");

        assertThat(counted.err()).contains("groups: 2");
        assertThat(Files.readAllLines(folder.resolve("n.csv"))).startsWith("is_buyer_maker,count");
    }

    @Test
    void explainsWhatItReadsAndMakesAndMakesNothing() throws Exception {
        Result explained = leat(
                "aggregate",
                TRADES.toString(),
                "-o",
                "n.csv",
                "--by",
                "is_buyer_maker",
                "--agg",
                "h=max(price)",
                "--where",
                "quantity > 1",
                "--explain");

        assertThat(explained.out())
                .contains("reads    ")
                .contains("where    quantity > 1")
                .contains("through  aggregate")
                .contains("writes   is_buyer_maker bool, h float64");
        assertThat(folder.resolve("n.csv")).doesNotExist();
    }

    @Test
    void whatThereIsNotIsSaid() throws Exception {
        Result unknown = LeatProcess.run(
                folder, "aggregate", TRADES.toString(), "-o", "n.csv", "--by", "symbol", "--agg", "count()");
        Result function =
                LeatProcess.run(folder, "aggregate", TRADES.toString(), "-o", "n.csv", "--agg", "sume(price)");

        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("no column 'symbol' in [agg_trade_id, price");
        assertThat(function.exitCode()).isEqualTo(2);
        assertThat(function.err())
                .contains("no function 'sume' in [approx_distinct, avg, count")
                .contains("did you mean sum?");
        assertThat(folder.resolve("n.csv")).doesNotExist();
    }

    private void aggregate(String from, String into, String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                "aggregate", from, "-o", into, "--by", "is_buyer_maker", "--every", "10s", "--agg", BARS, "--quiet"));
        words.addAll(List.of(more));
        leat(words.toArray(String[]::new));
    }

    private Result leat(String... words) throws Exception {
        Result result = LeatProcess.run(folder, words);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }
}
