package dev.leat.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.memory.Lease;
import dev.leat.api.memory.Share;
import org.junit.jupiter.api.Test;

final class FairSharesTest {

    private final Budget budget = new Budget(1000);

    @Test
    void oneOperatorMayHoldAllButWhatBatchesNeed() {
        try (Share share = budget.share("sort")) {
            assertThat(share.bytes()).isEqualTo(850);
        }
    }

    @Test
    void memoryThatCannotBeSpilledIsNotDivided() {
        try (Share share = budget.share("sort");
                Lease _ = budget.lease("csv read", 250)) {
            assertThat(share.bytes()).isEqualTo(600);
        }
    }

    @Test
    void operatorsShareEvenlyAndMayHoldWhatOthersLeave() {
        try (Share one = budget.share("sort");
                Share other = budget.share("aggregate");
                Lease _ = budget.lease("sort", 500)) {
            one.holds(500);

            assertThat(one.bytes()).isEqualTo(850);
            assertThat(other.bytes()).isEqualTo(425);

            try (Lease _ = budget.lease("aggregate", 200)) {
                other.holds(200);

                assertThat(one.bytes()).isEqualTo(650);
                assertThat(other.bytes()).isEqualTo(425);
            }
        }
    }

    @Test
    void whoLeavesGivesItsShareToTheOthers() {
        try (Share one = budget.share("sort")) {
            budget.share("aggregate").close();

            assertThat(one.bytes()).isEqualTo(850);
        }
    }

    @Test
    void sharesAreLessUntilUseHasComeDown() {
        try (Share share = budget.share("sort");
                Lease _ = budget.lease("sort", 600)) {
            share.holds(600);
            try (Lease _ = budget.lease("batches", 260)) {
                budget.levels();

                assertThat(share.bytes()).isEqualTo(340);
            }
            budget.levels();
            assertThat(share.bytes()).as("use is still 600 of 1000").isEqualTo(600);
        }
        budget.levels();
        try (Share share = budget.share("sort")) {
            assertThat(share.bytes()).isEqualTo(850);
        }
    }

    @Test
    void neverLessThanNothing() {
        assertThat(FairShares.fair(-500, 0, 3)).isZero();
        assertThat(FairShares.fair(900, 1200, 3)).isEqualTo(300);
    }
}
