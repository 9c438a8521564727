package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.Observer.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void tellsHowFarARunIs() {
        String line = ProgressLine.line(progress(Duration.ofSeconds(10), 4_000_000_000L));

        assertThat(line)
                .isEqualTo(
                        "20,000,000 rows  1.0 GB of 4.0 GB  2,000,000 rows/s  memory 30.0 MB of 80.0 MB  batch 16,384"
                                + "  30 s left");
    }

    @Test
    void promisesNoEndWhereNobodyKnowsIt() {
        String line = ProgressLine.line(progress(Duration.ofSeconds(10), -1));

        assertThat(line).contains("rows  1.0 GB  2,000,000 rows/s").doesNotContain("left");
    }

    @Test
    void writesAFewTimesASecondHoweverManyBatchesThereAre() {
        ProgressLine line = line(200);

        for (int millis = 1; millis <= 1000; millis++) {
            line.progress(progress(Duration.ofMillis(millis), -1));
        }

        assertThat(written().split("\r", -1)).hasSize(1 + 5);
    }

    @Test
    void neverWrapsAndLeavesNothingBehind() {
        ProgressLine line = line(40);

        line.progress(progress(Duration.ofSeconds(10), -1));
        line.erase();

        assertThat(written()).isEqualTo("\r\u001b[K20,000,000 rows  1.0 GB  2,000,000 rows\r\u001b[K");
    }

    private ProgressLine line(int columns) {
        return new ProgressLine(new PrintStream(written, true, StandardCharsets.UTF_8), columns);
    }

    private String written() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private static Progress progress(Duration elapsed, long bytesTotal) {
        return new Progress(20_000_000, 5, 1_000_000_000, bytesTotal, 30_000_000, 80_000_000, 16_384, elapsed);
    }
}
