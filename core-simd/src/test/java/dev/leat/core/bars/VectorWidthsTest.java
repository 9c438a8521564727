package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.plugin.KernelMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The width is fixed when the Vector API is loaded, so each is another process.
class VectorWidthsTest {

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void everyWidthMakesTheBarsThatScalarsMake(int bits) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);

        List<String> lines = run(bits, seed);

        assertThat(lines).contains("lanes " + bits / 64, "bars " + digest(seed, KernelMode.SCALAR));
    }

    private static List<String> run(int bits, long seed) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-Xmx256m",
                "-Dleat.vectorBits=" + bits,
                "-cp",
                System.getProperty("java.class.path"),
                Widths.class.getName(),
                Long.toString(seed)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return lines;
    }

    private static int digest(long seed, KernelMode mode) throws Exception {
        var random = new Random(seed);
        List<Object> all = new ArrayList<>();
        for (int round = 0; round < 30; round++) {
            Tape tape = RandomTape.ofBitcoin(random).trades(1 + random.nextInt(2000));
            String profile = random.nextBoolean() ? "textbook" : "rangebar";
            String[] options = {"range", "25", "include-incomplete", "true", "features", "all", "profile", profile};
            all.add(BarsRun.with(mode, options).over(tape));
        }
        return all.hashCode();
    }

    /// Prints what the vector kernel makes.
    static final class Widths {

        private Widths() {}

        public static void main(String[] args) throws Exception {
            System.out.println("lanes " + dev.leat.api.simd.Species.LONGS.length());
            System.out.println("bars " + digest(Long.parseLong(args[0]), KernelMode.VECTOR));
        }
    }
}
