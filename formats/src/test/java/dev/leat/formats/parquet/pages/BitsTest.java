package dev.leat.formats.parquet.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BitsTest {

    private static final int BYTES = 200;

    @Test
    void copiesBitsAndKeepsThoseAround() {
        for (long seed = 0; seed < 2_000; seed++) {
            var random = new SplittableRandom(seed);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment from = bits(random, arena);
                MemorySegment into = bits(random, arena);
                byte[] before = into.toArray(ValueLayout.JAVA_BYTE);
                int first = random.nextInt(300);
                int to = random.nextInt(300);
                int count = random.nextInt(500);

                Bits.copy(from, first, into, to, count);

                for (int i = 0; i < 8 * BYTES - 100; i++) {
                    boolean within = i >= to && i < to + count;
                    assertThat(Bitmaps.get(into, i))
                            .as("seed %d, bit %d", seed, i)
                            .isEqualTo(within ? Bitmaps.get(from, first + i - (long) to) : bit(before, i));
                }
            }
        }
    }

    @Test
    void spreadsBitsToWhereThereIsAValue() {
        for (long seed = 0; seed < 2_000; seed++) {
            var random = new SplittableRandom(seed);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment from = bits(random, arena);
                MemorySegment there = bits(random, arena);
                MemorySegment into = bits(random, arena);
                byte[] before = into.toArray(ValueLayout.JAVA_BYTE);
                int to = random.nextInt(300);
                int count = random.nextInt(500);

                Bits.spread(from, there, into, to, count);

                int next = 0;
                for (int i = 0; i < 8 * BYTES - 100; i++) {
                    boolean within = i >= to && i < to + count;
                    boolean expected = within ? Bitmaps.get(there, i - to) && Bitmaps.get(from, next) : bit(before, i);
                    assertThat(Bitmaps.get(into, i))
                            .as("seed %d, bit %d", seed, i)
                            .isEqualTo(expected);
                    next += within && Bitmaps.get(there, i - to) ? 1 : 0;
                }
            }
        }
    }

    private static boolean bit(byte[] bytes, int index) {
        return (bytes[index >> 3] >> (index & 7) & 1) != 0;
    }

    private static MemorySegment bits(SplittableRandom random, Arena arena) {
        MemorySegment bits = arena.allocate(BYTES, 64);
        for (int i = 0; i < BYTES; i++) {
            bits.set(ValueLayout.JAVA_BYTE, i, (byte) random.nextInt());
        }
        return bits;
    }
}
