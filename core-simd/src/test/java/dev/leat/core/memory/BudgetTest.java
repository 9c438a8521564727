package dev.leat.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryExceededException;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

final class BudgetTest {

    private final Budget budget = new Budget(1_000_000);

    @Test
    void arenasTakeWhatTheyAllocateAndGiveItBackWhenClosed() {
        try (Arena arena = budget.open("a window")) {
            arena.allocate(600_000, 64);

            assertThat(budget.used()).isBetween(600_000L, 600_200L);
        }

        assertThat(budget.used()).isZero();
        assertThat(budget.peak()).isBetween(600_000L, 600_200L);
    }

    @Test
    void refusesWhatDoesNotFitAndNamesTheLargestOwners() {
        try (Lease _ = budget.lease("small", 1000);
                Lease _ = budget.lease("large", 700_000);
                Arena arena = budget.open("new")) {

            assertThatThrownBy(() -> arena.allocate(500_000))
                    .isInstanceOf(MemoryExceededException.class)
                    .hasMessageStartingWith("no room for 500.0 kB for new: 701.0 kB of 1.0 MB are held, most by large"
                            + " 700.0 kB, small 1.0 kB");
            assertThat(budget.used()).isEqualTo(701_000);
        }
    }

    @Test
    void aLeaseClosedTwiceGivesBackOnce() {
        try (Lease _ = budget.lease("stays", 10)) {
            Lease lease = budget.lease("client", 500);

            lease.close();
            lease.close();

            assertThat(budget.used()).isEqualTo(10);
        }
    }

    @Test
    void asksForWhatIsHeldInSpareBeforeItRefuses() {
        Lease spare = budget.lease("spare", 900_000);
        budget.spare(_ -> {
            boolean held = budget.used() >= 900_000;
            spare.close();
            return held;
        });

        try (Lease lease = budget.lease("needed", 800_000)) {
            assertThat(lease.bytes()).isEqualTo(800_000);
        }
    }

    @Test
    void takesNothingWhileTheLimitIsBelowWhatIsUsed() {
        try (Lease _ = budget.lease("holds", 500_000)) {
            budget.limit(400_000);

            assertThatThrownBy(() -> budget.lease("more", 1)).isInstanceOf(MemoryExceededException.class);
        }
    }
}
