package dev.leat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.bench.workload.Workloads;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandsTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void listsEveryWorkload() {
        int exitCode = bench("list");

        assertThat(exitCode).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(Workloads.names())
                .contains("csv-scan               scan CSV, and sum every column (leat, duckdb, polars, java)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run csv-scn | no workload 'csv-scn' in [startup, csv-scan | did you mean csv-scan?",
                "run csv-scan --row 5 | no option '--row' | did you mean --rows?",
                "rnu | no command 'rnu' in | did you mean run?",
                "run csv-scan --rows many | 'many' is no number of rows | such as 20M",
                "run csv-scan --rows 0 | '0' is no number of rows | such as 20M",
                "run csv-scan --memory lots --peers none | 'lots' is not a size | 512MB",
                "run csv-scan --threads 0 --peers none | --threads has to be 1 or more | not 0",
                "scaling --axes row --peers none | no axis 'row' in [threads, rows, keys] | did you mean rows?",
                "scaling --workloads srot --peers none | no workload 'srot' | did you mean sort?",
                "kernels --only nothing | no kernel has 'nothing' in its name | condition, int32",
                "run csv-scan --rounds 0 | rounds have to be 1 or more | not 0",
                "run csv-scan --peers duckdbb | no peer 'duckdbb' in | did you mean duckdb?",
                "run | Missing required parameter | leat bench run --help",
                "'' | a command is missing, one of | list, run"
            })
    void saysWhatIsWrongAndStartsNothing(String line, String problem, String hint) {
        int exitCode = bench(line.isEmpty() ? new String[0] : line.split(" ", -1));

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("leat: ")
                .contains(problem)
                .contains(hint)
                .hasLineCount(1);
    }

    @Test
    void readsNumbersOfRows() {
        var rows = new Rows();

        assertThat(rows.convert("20M")).isEqualTo(20_000_000);
        assertThat(rows.convert("500k")).isEqualTo(500_000);
        assertThat(rows.convert("1000")).isEqualTo(1000);
    }

    private int bench(String... words) {
        return Main.run(
                words,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
