package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.LeatProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Arrow in and out, by the command.
final class ArrowIT {

    private static final Path TRADES = LeatProcess.ROOT.resolve(
            "examples/data/binance_spot_BTCUSDT_20240808T2354_20240809T0005_aggtrades_derived.csv");

    @TempDir
    Path folder;

    @Test
    void copiesToArrowAndBack() throws Exception {
        leat("copy", TRADES.toString(), "-o", "plain.csv", "--quiet");
        leat("copy", TRADES.toString(), "-o", "a.arrow", "--quiet");
        leat("copy", "a.arrow", "-o", "b.arrows", "--option", "arrows.compression=zstd", "--quiet");
        leat("copy", "b.arrows", "-o", "c.feather", "--option", "arrow.compression=lz4", "--quiet");
        leat("copy", "c.feather", "-o", "back.csv", "--quiet");

        assertThat(folder.resolve("back.csv")).hasSameTextualContentAs(folder.resolve("plain.csv"));
        assertThat(Files.size(folder.resolve("b.arrows"))).isLessThan(Files.size(folder.resolve("a.arrow")));
    }

    @Test
    void givesTheSameBarsOfArrowAsOfCsv() throws Exception {
        leat("copy", TRADES.toString(), "-o", "trades.arrow", "--quiet");
        leat("copy", TRADES.toString(), "-o", "trades", "--format", "arrows", "--quiet");
        leat("bars", TRADES.toString(), "-o", "csv.csv", "--range", "25", "--features", "all", "--quiet");
        leat("bars", "trades.arrow", "-o", "arrow.csv", "--range", "25", "--features", "all", "--quiet");
        leat(
                "bars",
                "trades",
                "-o",
                "stream.csv",
                "--format",
                "arrows",
                "--range",
                "25",
                "--features",
                "all",
                "--quiet");

        assertThat(folder.resolve("arrow.csv")).hasSameTextualContentAs(folder.resolve("csv.csv"));
        assertThat(folder.resolve("stream.csv")).hasSameTextualContentAs(folder.resolve("csv.csv"));
    }

    @Test
    void showsTheColumns() throws Exception {
        leat("copy", TRADES.toString(), "-o", "trades.arrow", "--quiet");
        leat("copy", TRADES.toString(), "-o", "plain.csv", "--quiet");

        assertThat(leat("schema", "trades.arrow").out())
                .isEqualTo(leat("schema", "plain.csv").out());
    }

    @Test
    void namesAFileThatIsNotArrow() throws Exception {
        Files.writeString(folder.resolve("broken.arrow"), "no Arrow at all");

        Result result = LeatProcess.run(folder, "head", "broken.arrow");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("broken.arrow").contains("not Arrow").doesNotContain("Exception");
    }

    private Result leat(String... arguments) throws Exception {
        Result result = LeatProcess.run(folder, arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }
}
