package dev.leat.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.simd.SameBytes;
import dev.leat.tck.data.Seeds;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SameBytesTest {

    @Test
    void areThoseWithoutAMismatch() {
        var random = new Random(Seeds.next("same bytes"));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment one = arena.allocate(300);
            MemorySegment other = arena.allocate(300);
            for (int i = 0; i < 20_000; i++) {
                int count = random.nextInt(200);
                int start = random.nextInt(100);
                int from = random.nextInt(100);
                byte[] bytes = new byte[count];
                random.nextBytes(bytes);
                MemorySegment.copy(bytes, 0, one, ValueLayout.JAVA_BYTE, start, count);
                MemorySegment.copy(bytes, 0, other, ValueLayout.JAVA_BYTE, from, count);
                if (count > 0 && random.nextBoolean()) {
                    int wrong = start + random.nextInt(count);
                    one.set(ValueLayout.JAVA_BYTE, wrong, (byte) ~one.get(ValueLayout.JAVA_BYTE, wrong));
                }

                boolean expected = MemorySegment.mismatch(one, start, start + count, other, from, from + count) < 0;
                assertThat(SameBytes.same(one, start, other, from, count)).isEqualTo(expected);
            }
        }
    }
}
