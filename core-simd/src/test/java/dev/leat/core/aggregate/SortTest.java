package dev.leat.core.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.tck.data.Seeds;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SortTest {

    @Test
    void pairsAreInOrderOfPrefixesThenOfWhatNumbersStandFor() {
        long seed = Seeds.next("SortTest");
        var random = new Random(seed);
        for (int turn = 0; turn < 200; turn++) {
            int count = random.nextInt(random.nextBoolean() ? 40 : 5000);
            long mask = masks(random);
            List<Pair> pairs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                pairs.add(new Pair(turn % 5 == 0 ? i : random.nextLong() & mask, i));
            }

            assertThat(sorted(pairs))
                    .as("seed %d, turn %d, %d pairs", seed, turn, count)
                    .isEqualTo(pairs.stream()
                            .sorted(Comparator.comparing(Pair::prefix, Long::compareUnsigned)
                                    .thenComparing(Comparator.comparingLong(Pair::number)
                                            .reversed()))
                            .toList());
        }
    }

    /// All bits, few, or none in the middle.
    private static long masks(Random random) {
        long[] masks = {-1, 0, 1, 0xff, 0xff00_0000_0000_0003L, 0xfffffL, Long.MIN_VALUE};
        return masks[random.nextInt(masks.length)];
    }

    private static List<Pair> sorted(List<Pair> pairs) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(Math.max(16, 16L * pairs.size()), 8);
            for (int i = 0; i < pairs.size(); i++) {
                memory.setAtIndex(ValueLayout.JAVA_LONG, 2L * i, pairs.get(i).prefix());
                memory.setAtIndex(
                        ValueLayout.JAVA_LONG, 2L * i + 1, pairs.get(i).number());
            }
            new Sort(memory, (one, other) -> Long.compare(other, one)).sort(pairs.size());
            List<Pair> sorted = new ArrayList<>();
            for (int i = 0; i < pairs.size(); i++) {
                sorted.add(new Pair(
                        memory.getAtIndex(ValueLayout.JAVA_LONG, 2L * i),
                        memory.getAtIndex(ValueLayout.JAVA_LONG, 2L * i + 1)));
            }
            return sorted;
        }
    }

    private record Pair(long prefix, long number) {}
}
