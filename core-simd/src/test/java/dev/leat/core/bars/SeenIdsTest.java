package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Origin;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenIdsTest {

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void knowsWhatASetKnows() {
        List<Set<Long>> expected = List.of(new HashSet<>(), new HashSet<>(), new HashSet<>());
        try (var ids = new SeenIds(new FreeBudget())) {
            for (int turn = 0; turn < 300; turn++) {
                int key = random.nextInt(expected.size());
                List<Long> some = unseen(expected.get(key));
                add(ids, key, some);
                expected.get(key).addAll(some);
            }
            for (int key = 0; key < expected.size(); key++) {
                for (long id = -10; id < 1010; id++) {
                    assertThat(ids.contains(key, id))
                            .as("seed %d, key %d, id %d", seed, key, id)
                            .isEqualTo(expected.get(key).contains(id));
                }
            }
        }
    }

    @Test
    void forgetsTheLowestIdsBeyondItsRoom() {
        try (var ids = new SeenIds(new FreeBudget())) {
            for (long id = 0; id < 4L * SeenIds.MOST; id += 2) {
                add(ids, 0, List.of(id));
            }

            assertThat(ids.contains(0, 0)).isFalse();
            assertThat(ids.contains(0, 2L * SeenIds.MOST)).isTrue();
            assertThat(ids.contains(0, 2L * SeenIds.MOST - 2)).isFalse();
            assertThat(ids.contains(0, 4L * SeenIds.MOST - 2)).isTrue();
        }
    }

    private List<Long> unseen(Set<Long> seen) {
        List<Long> ids = new ArrayList<>();
        long id = random.nextInt(1000);
        for (int i = 0; i < random.nextInt(8) && id < 1000 && !seen.contains(id) && !ids.contains(id); i++) {
            ids.add(id);
            id += random.nextInt(4) == 0 ? 3 : 1;
        }
        return ids;
    }

    private static void add(SeenIds seen, int key, List<Long> ids) {
        try (var arena = Arena.ofConfined()) {
            MemorySegment words = arena.allocate(8L * ids.size() + 8);
            for (int i = 0; i < ids.size(); i++) {
                words.setAtIndex(ValueLayout.JAVA_LONG, i, ids.get(i));
            }
            var trades =
                    new Trades(words, words, words, words, words, words, words, MemorySegment.NULL, Origin.NOWHERE);
            seen.add(key, trades, 0, ids.size());
        }
    }
}
