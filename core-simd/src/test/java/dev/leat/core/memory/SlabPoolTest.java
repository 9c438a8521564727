package dev.leat.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.memory.MemoryExceededException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

final class SlabPoolTest {

    private final Budget budget = new Budget(10_000_000);

    @Test
    void usesMemoryAgain() {
        try (var pool = new SlabPool(budget, SlabPool.Lending.POOLED)) {
            BatchMemory first = pool.lend();
            long address = first.allocate(500_000, 64).address();
            first.recycle();

            MemorySegment again = pool.lend().allocate(510_000, 64);

            assertThat(again.address()).isEqualTo(address);
        }
    }

    @Test
    void wastesLittleOnColumnsOfAPowerOfTwoRows() {
        assertThat(SlabPool.slabBytes(SlabPool.sizeClass((8 << 16) + 64))).isEqualTo((8 << 16) + 4096);
    }

    @Test
    void everySizeFitsItsClassAndNoSmallerOne() {
        for (long bytes = 1; bytes < 50_000_000; bytes += 997) {
            int size = SlabPool.sizeClass(bytes);

            assertThat(SlabPool.slabBytes(size)).isGreaterThanOrEqualTo(bytes);
            assertThat(size == 0 || SlabPool.slabBytes(size - 1) < bytes).isTrue();
        }
    }

    @Test
    void smallPiecesShareASlab() {
        try (var pool = new SlabPool(budget, SlabPool.Lending.POOLED)) {
            BatchMemory memory = pool.lend();
            for (int i = 0; i < 20; i++) {
                assertThat(memory.allocate(100, 64).address() % 64).isZero();
            }

            assertThat(memory.bytes()).isLessThan(100_000);
            memory.recycle();
        }
        assertThat(budget.used()).isZero();
    }

    @Test
    void givesBackIdleSlabsWhereTheBudgetNeedsRoom() {
        try (var pool = new SlabPool(budget, SlabPool.Lending.POOLED)) {
            BatchMemory memory = pool.lend();
            memory.allocate(8_000_000, 64);
            memory.recycle();

            try (var arena = budget.open("other")) {
                arena.allocate(5_000_000);
                assertThat(pool.idleBytes()).isZero();
            }
        }
    }

    @Test
    void refusesAndHoldsNothingMoreWhereThereIsNoRoom() {
        try (var pool = new SlabPool(budget, SlabPool.Lending.POOLED)) {
            BatchMemory memory = pool.lend();

            assertThatThrownBy(() -> memory.allocate(20_000_000, 64)).isInstanceOf(MemoryExceededException.class);
            assertThat(budget.used()).isZero();
        }
    }

    @Test
    void realArenasMakeUseAfterTheLendingThrow() {
        try (var pool = new SlabPool(budget, SlabPool.Lending.REAL_ARENAS)) {
            BatchMemory memory = pool.lend();
            MemorySegment kept = memory.allocate(100, 64);

            memory.recycle();

            assertThatThrownBy(() -> kept.get(ValueLayout.JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
            assertThat(budget.used()).isZero();
        }
    }
}
