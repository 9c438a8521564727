package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.LeatProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandsIT {

    private static final String TRADES = """
            symbol,id,price,quantity,timestamp,is_buyer_maker
            BTC,1,100.5,2,1700000000000,true
            ETH,2,10.25,0.5,1700000000001,false
            BTC,3,101,1,1700000000002,False
            """;

    @TempDir
    private Path folder;

    @Test
    void copiesTheRowsAndColumnsAskedFor() throws Exception {
        file("trades.csv", TRADES);

        Result result = leat("copy", "trades.csv", "-o", "dear.csv", "--select", "id,price", "--where", "price >= 100");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(folder.resolve("dear.csv")).hasContent("id,price\n1,100.5\n3,101.0\n");
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("3 rows in, 2 out, in ");
    }

    @Test
    void copiesTimestampsAsTheyWereRead() throws Exception {
        file("in.csv", "id,t\n1,2024-08-08 10:00:00+00\n2,2024-08-08 10:00:00.25+00\n3,2024-08-08 10:00:01.5+00\n");

        Result result = leat("copy", "in.csv", "-o", "out.csv", "--select", "t,id", "--where", "id <> 2");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(folder.resolve("out.csv"))
                .hasContent("t,id\n2024-08-08 10:00:00+00,1\n2024-08-08 10:00:01.5+00,3\n");
    }

    @Test
    void readsZstdAndWritesTabsWhereTheNamesSaySo() throws Exception {
        // `printf 'a,b\n1,x\n' | zstd`
        byte[] packed = Base64.getDecoder().decode("KLUv/QRYQQAAYSxiCjEseApmAzAf");
        Files.write(folder.resolve("in.csv.zst"), packed);

        Result result = leat("copy", "in.csv.zst", "-o", "out.tsv", "--quiet");

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(folder.resolve("out.tsv")).hasContent("a\tb\n1\tx\n");
    }

    @Test
    void compressesWhatIsWrittenUnderACompressedName() throws Exception {
        file("trades.csv", TRADES);

        Result written = leat("copy", "trades.csv", "-o", "out.csv.zst", "--select", "symbol,id");
        Result again = leat("copy", "out.csv.zst", "-o", "out.csv.gz");
        Result read = leat("copy", "out.csv.gz", "-o", "out.csv");

        assertThat(List.of(written.exitCode(), again.exitCode(), read.exitCode()))
                .as(written.err() + again.err() + read.err())
                .containsOnly(0);
        assertThat(folder.resolve("out.csv")).hasContent("symbol,id\nBTC,1\nETH,2\nBTC,3\n");
        assertThat(Files.readAllBytes(folder.resolve("out.csv.gz"))).startsWith(0x1F, 0x8B);
    }

    @Test
    void parksRowsAndPicksThemUpAgain() throws Exception {
        file("trades.csv", TRADES);
        String here = folder.toString();

        Result parked = leat("copy", "trades.csv", "-o", "spill:some", "--temp-dir", here, "--where", "id <> 2");
        Result taken = leat("copy", "trades.csv", "-o", "spill:some", "--temp-dir", here);
        Result picked = leat("copy", "spill:some", "-o", "out.csv", "--temp-dir", here);
        Result direct = leat("copy", "trades.csv", "-o", "direct.csv", "--where", "id <> 2");
        Result missing = leat("copy", "spill:other", "-o", "other.csv", "--temp-dir", here);

        assertThat(List.of(parked.exitCode(), picked.exitCode(), direct.exitCode()))
                .as(parked.err() + picked.err())
                .containsOnly(0);
        assertThat(folder.resolve("out.csv")).hasSameTextualContentAs(folder.resolve("direct.csv"));
        assertThat(taken.exitCode()).isEqualTo(4);
        assertThat(taken.err()).contains("leat-parked-some.spill", "replace=true");
        assertThat(missing.exitCode()).isEqualTo(4);
        assertThat(missing.err()).contains("leat-parked-other.spill: no such file");
    }

    @Test
    void printsTheFirstRowsAsATable() throws Exception {
        file("trades.csv", TRADES);

        Result result = leat("head", "trades.csv", "-n", "2");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""
                symbol  id  price  quantity      timestamp  is_buyer_maker
                BTC      1  100.5       2.0  1700000000000  true
                ETH      2  10.25       0.5  1700000000001  false
                """);
    }

    @Test
    void readsStandardInputInTheFormatNamed() throws Exception {
        file("trades.csv", TRADES);

        Result result = LeatProcess.run(
                folder,
                Map.of(),
                "/bin/sh",
                "-c",
                "cat trades.csv | " + LeatProcess.ROOT.resolve("leat") + " head - --format csv --json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).hasLineCount(3).startsWith("{\"symbol\":\"BTC\",\"id\":1,\"price\":100.5,");
    }

    @Test
    void printsNamesAndTypes() throws Exception {
        file("trades.csv", TRADES);

        Result text = leat("schema", "trades.csv");
        Result json = leat("schema", "trades.csv", "--json");

        assertThat(text.out())
                .contains("id              int64\n", "price           float64\n", "is_buyer_maker  bool\n");
        assertThat(tree(json.out()).get(1).get("name").asString()).isEqualTo("id");
        assertThat(tree(json.out()).get(1).get("type").asString()).isEqualTo("int64");
    }

    @Test
    void listsPluginsWithTheirOptions() throws Exception {
        Result text = leat("plugins");
        Result json = leat("plugins", "--json");

        assertThat(text.err()).isEmpty();
        assertThat(text.out())
                .contains("format      csv: ", "kernel      bars: ", "controller  fixed: ", "sink        null: ")
                .contains("csv.delimiter=auto", "csv.quote=\"", "csv.comment=none", "bars.order=fail", "fixed.rows=");
        assertThat(tree(json.out()))
                .allSatisfy(
                        plugin -> assertThat(plugin.get("summary").asString()).isNotEmpty());
    }

    @Test
    void writesRowsToStandardOutputAndWhatItSaysToStandardError() throws Exception {
        file("trades.csv", TRADES);

        Result result = leat("copy", "trades.csv", "-o", "-", "--format", "csv", "--select", "symbol,id", "--json");

        assertThat(result.out()).isEqualTo("symbol,id\nBTC,1\nETH,2\nBTC,3\n");
        assertThat(tree(result.err()).get("rows_out").asInt()).isEqualTo(3);
    }

    @Test
    void printsTheSummaryAsJson() throws Exception {
        file("trades.csv", TRADES);

        JsonNode summary =
                tree(leat("copy", "trades.csv", "-o", "null:", "--json").out());

        assertThat(summary.get("rows_in").asInt()).isEqualTo(3);
        assertThat(summary.get("bytes_read").asInt()).isBetween(1, TRADES.length());
        assertThat(summary.get("peak_memory").asLong())
                .isBetween(1L, summary.get("memory_limit").asLong());
        assertThat(summary.get("peak_resident").asLong()).isPositive();
    }

    @Test
    void saysNothingWhenQuiet() throws Exception {
        file("trades.csv", TRADES);

        Result result = leat("copy", "trades.csv", "-o", "null:", "--quiet");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out() + result.err()).isEmpty();
    }

    @Test
    void tracesEachBatch() throws Exception {
        file("trades.csv", TRADES.repeat(1) + "SOL,4,5,5,1700000000003,true\n".repeat(999));

        Result result =
                leat("copy", "trades.csv", "-o", "null:", "--trace", "trace.csv", "--controller", "fixed:rows=100");

        assertThat(result.exitCode()).as(result.err()).isZero();
        List<String> lines = Files.readAllLines(folder.resolve("trace.csv"));
        assertThat(lines.getFirst()).isEqualTo(Trace.HEADER);
        assertThat(lines.stream()
                        .skip(1)
                        .mapToLong(line -> Long.parseLong(line.split(",", -1)[3]))
                        .sum())
                .isEqualTo(1002);
        assertThat(lines.get(1)).startsWith("0,").contains(",100,100,").endsWith(",true,100,100,");
    }

    @Test
    void showsProgressOnATerminalAndErasesIt() throws Exception {
        Result terminal = LeatProcess.run(
                folder,
                Map.of("LEAT_JAVA_OPTS", "-Dleat.terminal=120"),
                LeatProcess.ROOT.resolve("leat").toString(),
                "copy",
                "tape:trades?rows=3000000&symbols=2&seed=1",
                "-o",
                "null:");
        Result quiet = LeatProcess.run(
                folder,
                Map.of("LEAT_JAVA_OPTS", "-Dleat.terminal=120"),
                LeatProcess.ROOT.resolve("leat").toString(),
                "copy",
                "tape:trades?rows=3000000&symbols=2&seed=1",
                "-o",
                "null:",
                "--quiet");

        assertThat(terminal.err()).contains("rows/s  memory ").contains("\r\u001b[K3,000,000 rows in, ");
        assertThat(quiet.err()).isEmpty();
    }

    @Test
    void leavesAFileThatIsThereUnlessForced() throws Exception {
        file("trades.csv", TRADES);
        file("out.csv", "precious\n");

        Result refused = leat("copy", "trades.csv", "-o", "out.csv");
        String kept = Files.readString(folder.resolve("out.csv"));
        Result forced = leat("copy", "trades.csv", "-o", "out.csv", "--force", "--select", "id");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err())
                .contains("out.csv: there is something already; --force replaces it")
                .hasLineCount(1);
        assertThat(kept).isEqualTo("precious\n");
        assertThat(forced.exitCode()).isZero();
        assertThat(folder.resolve("out.csv")).hasContent("id\n1\n2\n3\n");
    }

    @Test
    void saysWhichInputIsMissing() throws Exception {
        file("trades.csv", TRADES);

        Result result = leat("head", "trade.csv");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err())
                .contains("trade.csv: no such file", "trades.csv")
                .hasLineCount(1);
    }

    @Test
    void saysWhereTheDataIsWrong() throws Exception {
        file("bad.csv", "id,price\n" + "1,2.5\n".repeat(20_000) + "2,many\n");

        Result result = leat("copy", "bad.csv", "-o", "out.csv");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("bad.csv:20002:", "price", "many").hasLineCount(1);
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    @Test
    void skipsOrDivertsWhatCannotBeRead() throws Exception {
        file("bad.csv", "id,price\n" + "1,2.5\n".repeat(20_000) + "2,many\n3,4.5\n");

        Result skipped = leat("copy", "bad.csv", "-o", "null:", "--on-bad-row", "skip");
        Result diverted = leat("copy", "--on-bad-row", "divert", "rejects.txt", "bad.csv", "-o", "null:");

        assertThat(skipped.exitCode()).as(skipped.err()).isZero();
        assertThat(skipped.err()).contains("rows rejected: 1");
        assertThat(diverted.exitCode()).as(diverted.err()).isZero();
        assertThat(Files.readString(folder.resolve("rejects.txt")))
                .contains("2,many\n")
                .doesNotContain("3,4.5");
    }

    @Test
    void tradesThatLackAPriceAreBadRowsUnlessTheConditionLeavesThemOut() throws Exception {
        Files.writeString(folder.resolve("gaps.csv"), "time,price,quantity\n1,100.0,1\n2,,1\n3,101.0,1\n4,102.0,\n");

        Result failed = leat("bars", "gaps.csv", "-o", "-", "--tick", "2");
        Result skipped = leat("bars", "gaps.csv", "-o", "-", "--tick", "2", "--on-bad-row", "skip");
        Result diverted = leat("bars", "gaps.csv", "-o", "-", "--tick", "2", "--on-bad-row", "divert", "lack.txt");
        Result filtered = leat(
                "bars", "gaps.csv", "-o", "-", "--tick", "2", "--where", "price is not null and quantity is not null");

        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.err()).contains("gaps.csv:3: column 'price': no value");
        assertThat(skipped.err()).contains("rows rejected: 2", "bars: 1");
        assertThat(Files.readString(folder.resolve("lack.txt"))).isEqualTo("2,,1\n4,102.0,\n");
        assertThat(filtered.err()).doesNotContain("rejected");
        assertThat(filtered.out()).isNotEmpty().isEqualTo(skipped.out()).isEqualTo(diverted.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy trades.csv -o out.csv --select pric",
                "copy trades.csv -o out.csv --where pric>1",
                "copy trades.csv -o out.csv --option csv.delimeter=;",
                "copy trades.csv -o out.csv --option nothing.rows=1",
                "copy trades.csv -o out.csv --option fixed.rows=777",
                "copy trades.csv -o out.csv --controller fixd",
                "copy trades.csv -o out.csv --controller fixed:row=1",
                "copy trades.csv -o out.csv --kernels gpu",
                "copy trades.csv -o out.csv --memory plenty",
                "copy trades.csv -o out.csv --memory 20MB",
                "copy trades.csv -o out.csv --max-temp 120%",
                "copy trades.csv -o out.csv --spill-compression rar",
                "copy trades.csv -o out.csv --input-format cvs",
                "copy trades.csv -o out.cvs",
                "copy nowhere://trades -o out.csv",
                "bars trades.csv -o out.csv --range 25 --by symbl",
                "bars trades.csv -o out.csv --range wide",
                "bars trades.csv -o out.csv",
                "bars trades.csv -o out.csv --time 1m --dollar 1e6",
                "bars trades.csv -o out.csv --time 0s",
                "bars trades.csv -o out.csv --time 1w",
                "bars trades.csv -o out.csv --tick 0",
                "bars trades.csv -o out.csv --volume -1",
                "bars trades.csv -o out.csv --dollar much",
                "bars trades.csv -o out.csv --imbalance size",
                "bars trades.csv -o out.csv --tick 5 --empty",
                "bars trades.csv -o out.csv --tick 5 --reset hour",
                "bars trades.csv -o out.csv --tick 5 --include-orphans",
                "bars trades.csv -o out.csv --range 25 --features al",
                "bars trades.csv -o out.csv --range 25 --columns price=pric",
                "bars trades.csv -o out.csv --range 25 --columns prize=price"
            })
    void refusesBeforeItWritesAnything(String line) throws Exception {
        file("trades.csv", TRADES);

        Result result = leat(line.split(" ", -1));

        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).startsWith("leat: ").hasLineCount(1);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void tellsWhatItFoundOfTheMachine() throws Exception {
        String temporary = folder + ",missing";
        Result text = leat("doctor", "--memory", "256MB", "--temp-dir", temporary);
        JsonNode json = tree(leat("doctor", "--memory", "256MB", "--temp-dir", temporary, "--json")
                .out());

        assertThat(text.exitCode()).as(text.err()).isZero();
        assertThat(text.out()).contains("kernels", "vectors", "memory", "256.0 MB");
        assertThat(json.get("memory").get("limit").asLong()).isEqualTo(256_000_000);
        assertThat(json.get("memory").get("heap").asLong()).isLessThan(64_000_000);
        assertThat(json.get("memory").get("budget").asLong()).isBetween(16_000_000L, 200_000_000L);
        assertThat(text.out()).contains("temporary  " + folder + " with ", "/missing, not there yet");
        assertThat(json.get("temporary").get(0).get("folder").asString()).isEqualTo(folder.toString());
        assertThat(json.get("temporary").get(0).get("free").asLong()).isPositive();
        assertThat(json.get("temporary").get(1).has("free")).isFalse();
    }

    @Test
    void generatesTheSameTapeForTheSameSeed() throws Exception {
        Result first = leat("generate", "trades", "--rows", "1000", "--symbols", "3", "--seed", "7", "-o", "a.csv");
        Result second = leat("generate", "trades", "--rows", "1000", "--symbols", "3", "--seed", "7", "-o", "b.csv");

        assertThat(first.exitCode() + second.exitCode()).as(first.err()).isZero();
        assertThat(folder.resolve("a.csv")).hasSameTextualContentAs(folder.resolve("b.csv"));
        assertThat(Files.readAllLines(folder.resolve("a.csv")))
                .hasSize(1001)
                .startsWith("symbol,agg_trade_id,price,quantity,first_trade_id,last_trade_id,timestamp,is_buyer_maker");
    }

    @Test
    void endsWhenItsReaderDoes() throws Exception {
        Result result = LeatProcess.run(
                folder,
                Map.of(),
                "/bin/bash",
                "-c",
                LeatProcess.ROOT.resolve("leat")
                        + " copy 'tape:trades?rows=100000000000' -o - --format csv | head -n 1; echo ${PIPESTATUS[0]}");

        assertThat(result.out()).startsWith("symbol,").endsWith("\n4\n");
        assertThat(result.err()).isEqualTo("leat: writing: standard output was closed by its reader\n");
    }

    private Result leat(String... arguments) throws IOException, InterruptedException {
        return LeatProcess.run(folder, arguments);
    }

    private void file(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
