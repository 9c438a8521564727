package dev.leat.core.sort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.tck.memory.ArenaBudget;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SortMemoryTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 32, 256})
    void whatSortsTakeOfTheHeapTogetherDoesNotGrowWithThem(int sorts) {
        var memory = new SortMemory(new ArenaBudget(64L << 30), 0.6 / sorts, sorts);

        assertThat(24L * memory.mostRecords() * sorts).isBetween(1L << 20, 25L << 20);
    }
}
