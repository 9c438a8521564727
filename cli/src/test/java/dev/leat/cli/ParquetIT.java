package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.LeatProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Parquet in and out, by the command.
final class ParquetIT {

    private static final Path TRADES = LeatProcess.ROOT.resolve(
            "examples/data/binance_spot_BTCUSDT_20240808T2354_20240809T0005_aggtrades_derived.csv");

    @TempDir
    Path folder;

    @Test
    void givesTheSameBarsOfParquetAsOfCsv() throws Exception {
        leat("copy", TRADES.toString(), "-o", "trades.parquet", "--quiet");
        leat("bars", TRADES.toString(), "-o", "csv.csv", "--range", "25", "--features", "all", "--quiet");
        leat("bars", "trades.parquet", "-o", "parquet.csv", "--range", "25", "--features", "all", "--quiet");

        assertThat(folder.resolve("parquet.csv")).hasSameTextualContentAs(folder.resolve("csv.csv"));
        assertThat(Files.readAllLines(folder.resolve("csv.csv"))).hasSize(106);
    }

    @Test
    void writesBarsAsDoublesOrExactly() throws Exception {
        leat("bars", TRADES.toString(), "-o", "bars.parquet", "--range", "25", "--quiet");
        leat("bars", TRADES.toString(), "-o", "exact.parquet", "--range", "25", "--exact", "--quiet");

        assertThat(leat("schema", "bars.parquet").out()).contains("vwap").doesNotContain("decimal");
        assertThat(leat("schema", "exact.parquet").out()).contains("decimal");
    }

    @Test
    void explainsWhatItSkips() throws Exception {
        leat("copy", TRADES.toString(), "-o", "trades.parquet", "--quiet");

        String nothing =
                leat("explain", "trades.parquet", "--where", "price < 0").out();
        String all = leat("explain", "trades.parquet", "--select", "price").out();

        assertThat(nothing).contains("where    price < 0").contains("skips    ").contains("1 of 1");
        assertThat(all).startsWith("reads    price float64").doesNotContain("skips");
    }

    @Test
    void skipsPagesByTheirIndex() throws Exception {
        leat("copy", TRADES.toString(), "-o", "trades.parquet", "--quiet", "--option", "parquet.page=4KiB");

        String first = leat("explain", "trades.parquet", "--where", "agg_trade_id = 2999")
                .out();

        assertThat(first).containsPattern("skips    \\d+ of \\d+ pages, by the page index: \\d+ rows, ");
    }

    @Test
    void tellsHowAFileIsStored() throws Exception {
        leat("copy", TRADES.toString(), "-o", "trades.parquet", "--quiet");

        assertThat(leat("schema", "trades.parquet").out()).doesNotContain("row group");
        assertThat(leat("schema", "trades.parquet", "--verbose").out())
                .contains("trades.parquet: ", " rows in 1 row group, ", "written by leat version 1")
                .containsPattern(
                        "  price: .* of .*, zstd, .*, 0 nulls, statistics, offset index of 1 page, column index");
    }

    @Test
    void givesTimesBackAsTheyWereReadFromText() throws Exception {
        String text = """
                id,t,s
                1,2024-08-08 10:00:00+02,2024-08-08T10:00:00Z
                2,2024-08-08 10:00:00.25+02,2024-08-08T10:00:01Z
                """;
        Files.writeString(folder.resolve("in.csv"), text);

        leat("copy", "in.csv", "-o", "times.parquet", "--quiet");
        leat("copy", "times.parquet", "-o", "out.csv", "--quiet");

        assertThat(folder.resolve("out.csv")).hasContent(text);
    }

    /// `copy (select 7 as i, [1, 2] as l) to 'lists.parquet' (compression uncompressed)`, by DuckDB.
    @Test
    void saysWhyAColumnBelowAListIsNotRead() throws Exception {
        Files.write(
                folder.resolve("lists.parquet"),
                Base64.getDecoder()
                        .decode(
                                "UEFSMRUAFQgVCCwVAhUAFQYVBgAABwAAABUAFWYVZiwVBBUAFQYVBgAAIQAAAEECAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                                        + "AAAAAAIAAAAEAgEAAAACAAAAFQIZXDUAGA1kdWNrZGJfc2NoZW1hFQQAFQIlABgBaSUiADUAGAFsFQIVBgA1BBgEbGlzdBUCABUC"
                                        + "JQIYB2VsZW1lbnQlIgAWAhkcGSwmABwVAhkVABkYAWkVABYCFioWKiYIPBgEBwAAABgEBwAAABYAKAQHAAAAGAQHAAAAEREAGRwV"
                                        + "ABUAFQIAAAAmABwVAhkVABk4AWwEbGlzdAdlbGVtZW50FQAWBBaIARaIASYyPBgEAgAAABgEAQAAABYAKAQCAAAAGAQBAAAAEREA"
                                        + "GRwVABUAFQIAAAAWsgEWAiYIFrIBACgoRHVja0RCIHZlcnNpb24gdjIuMC4wIChidWlsZCBkNTRjYmJlM2RmKRksHAAAHAAAABgB"
                                        + "AABQQVIx"));

        assertThat(leat("copy", "lists.parquet", "-o", "out.csv").err()).startsWith("1 rows in, 1 out");
        assertThat(folder.resolve("out.csv")).hasContent("i\n7\n");
        for (String column : List.of("l", "l.list.element")) {
            Result result = LeatProcess.run(folder, "copy", "lists.parquet", "-o", "no.csv", "--select", "i," + column);

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err())
                    .contains("cannot read column '" + column + "'", "it is below a list or a map, 'l'");
        }
    }

    @Test
    void namesAFileThatIsNotParquet() throws Exception {
        Files.writeString(folder.resolve("broken.parquet"), "no Parquet at all");

        Result result = LeatProcess.run(folder, "head", "broken.parquet");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("broken.parquet: not Parquet").doesNotContain("Exception");
    }

    private Result leat(String... arguments) throws Exception {
        Result result = LeatProcess.run(folder, arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }
}
