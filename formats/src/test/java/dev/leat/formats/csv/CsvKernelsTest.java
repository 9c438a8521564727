package dev.leat.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Type;
import dev.leat.api.plugin.KernelMode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvKernelsTest {

    @TempDir
    Path folder;

    @Test
    void vectorKernelsReadWhatScalarOnesRead() throws Exception {
        for (long seed = 0; seed < 300; seed++) {
            KernelAgreement.check(folder, seed);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void theWidthOfVectorsDoesNotMatter(int bits) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-Dleat.vectorBits=" + bits,
                "-cp",
                System.getProperty("java.class.path"),
                KernelAgreement.class.getName(),
                folder.toString(),
                "1000",
                "60");

        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
    }

    @Test
    void decimalsAreWhatBigDecimalSays() throws Exception {
        for (long seed = 0; seed < 50; seed++) {
            var random = new SplittableRandom(seed);
            int scale = (int) (seed % 19);
            List<String> expected = new ArrayList<>();
            var text = new StringBuilder("a,b\n");
            for (int row = 0; row < 500; row++) {
                long units = random.nextLong() >> random.nextInt(64);
                BigDecimal value = BigDecimal.valueOf(units, scale);
                String shown = random.nextBoolean()
                        ? value.toPlainString()
                        : value.stripTrailingZeros().toPlainString();
                text.append(shown).append(",1\n");
                expected.add(Long.toString(units));
            }

            for (KernelMode mode : KernelMode.values()) {
                Csv csv = Csv.text(folder, text.toString()).kernels(mode).column("a", Type.decimal(scale));
                List<String> values = csv.rows().stream().map(List::getFirst).toList();

                assertThat(values).as("seed %d, %s", seed, mode).isEqualTo(expected);
            }
        }
    }
}
