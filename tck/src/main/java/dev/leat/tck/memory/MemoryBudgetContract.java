package dev.leat.tck.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.tck.data.Seeds;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What every budget keeps. It may charge more than was asked for: rounding, alignment.
public interface MemoryBudgetContract {

    /// A budget of which nothing is held.
    MemoryBudget budget(long limit);

    @Test
    default void anArenaTakesWhatItAllocatesAndGivesItBack() {
        MemoryBudget budget = budget(1 << 20);

        try (Arena arena = budget.open("test")) {
            arena.allocate(1000, 8);
            long one = budget.used();
            arena.allocate(2000, 64);

            assertThat(one).isGreaterThanOrEqualTo(1000);
            assertThat(budget.used()).isGreaterThanOrEqualTo(one + 2000);
        }

        assertThat(budget.used()).isZero();
    }

    @Test
    default void anArenaIsARealOne() {
        MemoryBudget budget = budget(1 << 20);
        MemorySegment segment;
        try (Arena arena = budget.open("test")) {
            segment = arena.allocate(1000, 64);

            assertThat(segment.address() % 64).isZero();
            assertThat(segment.toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
            assertThat(arena.scope().isAlive()).isTrue();
        }

        assertThatThrownBy(() -> segment.get(ValueLayout.JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void anArenaIsClosedByAnyThread() throws InterruptedException {
        MemoryBudget budget = budget(1 << 20);
        Arena arena = budget.open("test");
        arena.allocate(1000);

        Thread.ofPlatform().start(arena::close).join();

        assertThat(budget.used()).isZero();
        assertThat(arena.scope().isAlive()).isFalse();
    }

    @Test
    default void anArenaThatIsClosedTwiceGivesBackOnce() {
        MemoryBudget budget = budget(1 << 20);
        Lease other = budget.lease("other", 5000);
        Arena arena = budget.open("test");
        arena.allocate(1000);
        arena.close();

        assertThatThrownBy(arena::close).isInstanceOf(IllegalStateException.class);

        assertThat(budget.used()).isGreaterThanOrEqualTo(5000);
        other.close();
        assertThat(budget.used()).isZero();
    }

    @Test
    default void moreThanThereIsIsRefusedAndNothingIsTaken() {
        MemoryBudget budget = budget(1 << 20);
        try (Arena arena = budget.open("test")) {
            arena.allocate(1000);
            long before = budget.used();

            assertThatThrownBy(() -> arena.allocate((1 << 20) - 999)).isInstanceOf(MemoryExceededException.class);
            assertThatThrownBy(() -> budget.lease("lease", (1 << 20) - 999))
                    .isInstanceOf(MemoryExceededException.class);

            assertThat(budget.used()).isEqualTo(before);
            arena.allocate(1000);
        }
    }

    @Test
    default void aRefusalNamesTheLargestOwners() {
        MemoryBudget budget = budget(1 << 20);
        try (Lease _ = budget.lease("the small one", 1000);
                Lease _ = budget.lease("the large one", 1_000_000)) {
            assertThatThrownBy(() -> budget.lease("another", 100_000))
                    .isInstanceOf(MemoryExceededException.class)
                    .hasMessageContaining("the large one")
                    .hasMessageContaining("another");
        }
    }

    @Test
    default void aLeaseIsHeldUntilClosedAndGivenBackOnce() {
        MemoryBudget budget = budget(1 << 20);
        Lease one = budget.lease("one", 1000);
        Lease other = budget.lease("other", 2000);
        long both = budget.used();

        one.close();
        one.close();

        assertThat(one.bytes()).isEqualTo(1000);
        assertThat(both).isGreaterThanOrEqualTo(3000);
        assertThat(budget.used()).isGreaterThanOrEqualTo(2000).isLessThanOrEqualTo(both - 1000);
        other.close();
        assertThat(budget.used()).isZero();
    }

    @Test
    default void theLimitIsWhatWasGiven() {
        assertThat(budget(1 << 20).limit()).isEqualTo(1 << 20);
    }

    @Test
    default void whatIsHeldNeverExceedsTheLimitWhateverTheThreads() throws InterruptedException {
        long seed = Seeds.next("MemoryBudgetContract");
        MemoryBudget budget = budget(1 << 20);
        var most = new AtomicLong();
        var held = new AtomicLong();
        var failures = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            var random = new Random(seed + i);
            threads.add(Thread.ofPlatform().start(() -> {
                for (int round = 0; round < 300; round++) {
                    churn(budget, random, held, most, failures);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(most.get()).isPositive().isLessThanOrEqualTo(1 << 20);
        assertThat(failures.get())
                .as("refusals, without which this shows nothing")
                .isPositive();
        assertThat(budget.used()).isZero();
    }

    private static void churn(
            MemoryBudget budget, Random random, AtomicLong held, AtomicLong most, AtomicLong failures) {
        try (Arena arena = budget.open("churn")) {
            long mine = 0;
            try {
                for (int i = 0; i < 3; i++) {
                    int bytes = 1 + random.nextInt(300_000);
                    arena.allocate(bytes);
                    mine += bytes;
                    long all = held.addAndGet(bytes);
                    most.accumulateAndGet(Math.max(all, budget.used()), Math::max);
                }
            } finally {
                held.addAndGet(-mine);
            }
        } catch (MemoryExceededException _) {
            failures.incrementAndGet();
        }
    }
}
