package dev.leat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GuardTest {

    @Test
    void isWorseOnlyWhereEveryTryIs() {
        var worse = guard(1.5, 1.4, 1.3);
        var lucky = guard(1.5, 1.4, 1.9);

        assertThat(worse.worse()).isTrue();
        assertThat(worse).hasToString("1.50, 1.40, 1.30 of DuckDB's rows a second, on record 2.00: WORSE");
        assertThat(lucky.worse()).isFalse();
    }

    @Test
    void triesAgainAsLongAsItIsWorseAndThreeTimesAtMost() {
        assertThat(guard(1.59).open()).isTrue();
        assertThat(guard(1.61).open()).isFalse();
        assertThat(guard(1.5, 1.5).open()).isTrue();
        assertThat(guard(1.5, 1.5, 1.5).open()).isFalse();
    }

    @Test
    void isNotWorseThanNothing() {
        var guard = new Guard(0);
        guard.add(0.1);

        assertThat(guard.open()).isFalse();
        assertThat(guard).hasToString("0.10 of DuckDB's rows a second, nothing on record yet");
    }

    @Test
    void recordIsReadAsItWasWritten(@TempDir Path folder) throws Exception {
        var file = new GuardRecord(folder.resolve("guard.json"));

        file.write(Map.of("csv-scan", 2.126, "sort", 0.5), "a machine");

        assertThat(file.ratios()).containsOnly(Map.entry("csv-scan", 2.13), Map.entry("sort", 0.5));
    }

    @Test
    void withoutAFileNothingIsOnRecord(@TempDir Path folder) throws Exception {
        assertThat(new GuardRecord(folder.resolve("guard.json")).ratios()).isEmpty();
    }

    private static Guard guard(double... ratios) {
        var guard = new Guard(2);
        for (double ratio : ratios) {
            guard.add(ratio);
        }
        return guard;
    }
}
