package dev.leat.formats.parquet.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.plugin.KernelMode;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageKernelsTest {

    @Test
    void vectorKernelsGiveWhatScalarOnesGive() {
        for (long seed = 0; seed < 5_000; seed++) {
            PageKernelAgreement.check(seed);
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
                PageKernelAgreement.class.getName(),
                "5000",
                "7000");

        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
    }

    @ParameterizedTest
    @EnumSource(KernelMode.class)
    void packedIntegersStartWithTheLeastSignificantBit(KernelMode mode) {
        PageKernels kernels = PageKernels.of(mode);
        for (int width = 0; width <= 64; width++) {
            BigInteger mask = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
            BigInteger pattern = new BigInteger("C3A5F00F9699DEADBEEF0123456789ABCDEF5A5A3C3C", 16);
            BigInteger all = BigInteger.ZERO;
            for (int i = 99; i >= 0; i--) {
                all = all.shiftLeft(width).or(pattern.shiftRight(i).and(mask));
            }
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment packed = arena.allocate(100 * 8 + 2 * Room.PADDING, 64);
                byte[] bigEndian = all.toByteArray();
                for (int i = 0; i < bigEndian.length; i++) {
                    packed.set(ValueLayout.JAVA_BYTE, i, bigEndian[bigEndian.length - 1 - i]);
                }
                MemorySegment longs = arena.allocate(100 * 8 + Room.PADDING, 64);
                MemorySegment ints = arena.allocate(100 * 4 + Room.PADDING, 64);

                kernels.unpack8(packed, 0, width, 100, longs, 0);
                kernels.unpack4(packed, 0, width, 100, ints, 0);

                for (int i = 0; i < 100; i++) {
                    long expected = pattern.shiftRight(i).and(mask).longValue();
                    assertThat(longs.getAtIndex(ValueLayout.JAVA_LONG, i))
                            .as("%d of %d bits", i, width)
                            .isEqualTo(expected);
                    assertThat(ints.getAtIndex(ValueLayout.JAVA_INT, i)).isEqualTo((int) expected);
                }
            }
        }
    }
}
