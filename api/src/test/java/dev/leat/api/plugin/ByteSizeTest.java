package dev.leat.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "17, 17",
        "17B, 17",
        "1kB, 1000",
        "1KiB, 1024",
        "256MB, 256000000",
        "256 MiB, 268435456",
        "1.5g, 1500000000",
        "2TiB, 2199023255552"
    })
    void tellsUnitsOf1000FromUnitsOf1024(String text, long bytes) {
        assertThat(ByteSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MB", "-1MB", "12 apples", "1i", "1iB", "99999999999TiB", "1.5"})
    void saysWhatWouldBeRight(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("512MB");
    }

    @ParameterizedTest
    @CsvSource({"999, 999 B", "1500, 1.5 kB", "256000000, 256.0 MB", "999999999, 1.0 GB", "5000000000000, 5.0 TB"})
    void printsToATenth(long bytes, String text) {
        assertThat(new ByteSize(bytes).toString()).isEqualTo(text);
    }
}
