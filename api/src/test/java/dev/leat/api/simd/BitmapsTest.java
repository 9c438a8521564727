package dev.leat.api.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BitmapsTest {

    @Test
    void countsTheBitsThatWereSetUpToAnyRow() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bits = arena.allocate(32 + 64, 64);
            long set = 0;

            for (int i = 0; i < 250; i++) {
                boolean value = random.nextBoolean();
                Bitmaps.set(bits, i, value);
                set += value ? 1 : 0;

                assertThat(Bitmaps.get(bits, i)).as("seed %d", seed).isEqualTo(value);
                assertThat(Bitmaps.count(bits, i + 1)).as("seed %d", seed).isEqualTo(set);
                assertThat(Bitmaps.from(bits, i) & 1).as("seed %d", seed).isEqualTo(value ? 1 : 0);
            }
        }
    }
}
