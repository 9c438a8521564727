package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.LeatProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// NDJSON in and out, by the command.
final class NdjsonIT {

    private static final Path TRADES = LeatProcess.ROOT.resolve(
            "examples/data/binance_spot_BTCUSDT_20240808T2354_20240809T0005_aggtrades_derived.csv");

    @TempDir
    Path folder;

    @Test
    void givesTheSameBarsOfNdjsonAsOfCsv() throws Exception {
        leat("copy", TRADES.toString(), "-o", "trades.ndjson.zst", "--quiet");
        leat("bars", TRADES.toString(), "-o", "csv.csv", "--range", "25", "--quiet");
        leat("bars", "trades.ndjson.zst", "-o", "ndjson.csv", "--range", "25", "--quiet");

        assertThat(folder.resolve("ndjson.csv")).hasSameTextualContentAs(folder.resolve("csv.csv"));
        assertThat(leat("schema", "trades.ndjson.zst").out())
                .isEqualTo(leat("schema", TRADES.toString()).out());
    }

    @Test
    void copiesThereAndBackThroughEveryCompression() throws Exception {
        leat("copy", TRADES.toString(), "-o", "plain.csv", "--quiet");
        for (String name : List.of("a.ndjson", "a.jsonl", "a.jsonl.gz", "a.ndjson.lz4", "a.csv.lz4")) {
            leat("copy", TRADES.toString(), "-o", name, "--quiet");
            leat("copy", name, "-o", "back.csv", "--quiet", "--force");

            assertThat(folder.resolve("back.csv")).as(name).hasSameBinaryContentAs(folder.resolve("plain.csv"));
        }
    }

    @Test
    void readsAFileWhoseNameSaysNothingAndDivertsWhatIsNoRow() throws Exception {
        Files.writeString(folder.resolve("log"), "{\"a\":1,\"b\":{\"c\":\"x\"}}\n{\"a\":}\n{\"a\":null}\n");

        leat("copy", "log", "-o", "out.csv", "--format", "ndjson", "--on-bad-row", "divert", "bad.txt", "--quiet");
        Result failed = LeatProcess.run(folder, "copy", "log", "-o", "null:", "--format", "ndjson", "--quiet");

        assertThat(folder.resolve("out.csv")).hasContent("a,b.c\n1,x\n,\n");
        assertThat(Files.readString(folder.resolve("bad.txt"))).contains("{\"a\":}");
        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.err()).contains("log:2: not JSON at byte 6 of the line");
    }

    private Result leat(String... arguments) throws Exception {
        Result result = LeatProcess.run(folder, arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }
}
