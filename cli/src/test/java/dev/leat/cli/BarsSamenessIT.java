package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bars of all columns, by the command, over a tape of several symbols.
final class BarsSamenessIT {

    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "BNBUSDT", "BCHUSDT");

    @TempDir
    Path folder;

    @BeforeEach
    void generate() throws Exception {
        leat("generate", "trades", "--rows", "120000", "--symbols", "4", "--seed", "7", "-o", "tape.csv");
    }

    @Test
    void threadsBatchesMemoryAndFormatsMakeTheSameBytes() throws Exception {
        leat("copy", "tape.csv", "-o", "tape.parquet");
        bars("tape.csv", "one.csv", "--threads", "1", "--controller", "fixed:rows=997");
        bars("tape.csv", "four.csv", "--threads", "4", "--controller", "fixed:rows=7919");
        bars("tape.csv", "small.csv", "--threads", "2", "--memory", "256MB");
        bars("tape.parquet", "parquet.csv", "--threads", "3", "--controller", "fixed:rows=4099");
        bars("tape.csv", "scalar.csv", "--threads", "2", "--kernels", "scalar");

        for (String other : List.of("four.csv", "small.csv", "parquet.csv", "scalar.csv")) {
            assertThat(folder.resolve(other)).as(other).hasSameBinaryContentAs(folder.resolve("one.csv"));
        }
    }

    @Test
    void aFileOfEachSymbolMakesTheBarsOfOneOfAll() throws Exception {
        Collection<String> apart = new ArrayList<>();
        for (String symbol : SYMBOLS) {
            leat("copy", "tape.csv", "-o", symbol + ".parquet", "--where", "symbol = '" + symbol + "'");
            bars(symbol + ".parquet", symbol + ".csv");
            List<String> lines = Files.readAllLines(folder.resolve(symbol + ".csv"));
            assertThat(lines).hasSizeGreaterThan(20);
            apart.addAll(lines.subList(1, lines.size()));
        }
        bars("tape.csv", "together.csv");

        List<String> together = Files.readAllLines(folder.resolve("together.csv"));
        assertThat(new TreeSet<>(together.subList(1, together.size()))).isEqualTo(new TreeSet<>(apart));
    }

    private void bars(String in, String out, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of("bars", in, "-o", out, "--range", "25", "--by", "symbol"));
        words.addAll(List.of("--features", "all,market", "--lookback", "500", "--include-incomplete"));
        words.addAll(List.of(options));
        leat(words.toArray(String[]::new));
    }

    private void leat(String... words) throws Exception {
        LeatProcess.Result result = LeatProcess.run(folder, words);
        assertThat(result.exitCode()).as(result.err()).isZero();
    }
}
