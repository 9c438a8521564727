package dev.leat.tck.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.tck.Contracts;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MemoryBudgetContractTest {

    @Nested
    class AGoodBudget implements MemoryBudgetContract {
        @Override
        public MemoryBudget budget(long limit) {
            return new ArenaBudget(limit);
        }
    }

    @Test
    void aBudgetWhoseArenasDoNotGiveBackFails() {
        assertThat(failures(limit -> new NotGivingBack(new ArenaBudget(limit))))
                .contains("anArenaTakesWhatItAllocatesAndGivesItBack");
    }

    @Test
    void aBudgetThatDoesNotChargeArenasFails() {
        assertThat(failures(limit -> new NotCharging(new ArenaBudget(limit))))
                .contains("anArenaTakesWhatItAllocatesAndGivesItBack", "moreThanThereIsIsRefusedAndNothingIsTaken");
    }

    @Test
    void aBudgetThatNamesNobodyFails() {
        assertThat(failures(limit -> new Nameless(new ArenaBudget(limit))))
                .containsExactly("aRefusalNamesTheLargestOwners");
    }

    @Test
    void aBudgetThatGivesBackTwiceFails() {
        assertThat(failures(limit -> new GivingBackTwice(new ArenaBudget(limit))))
                .containsExactly("aLeaseIsHeldUntilClosedAndGivenBackOnce");
    }

    private static List<String> failures(LongFunction<MemoryBudget> broken) {
        MemoryBudgetContract contract = broken::apply;
        return Contracts.failures(MemoryBudgetContract.class, () -> contract);
    }

    private record NotGivingBack(ArenaBudget budget) implements Wrapped {
        @Override
        public Arena open(String owner) {
            budget.lease(owner, 10);
            return budget.open(owner);
        }
    }

    private record NotCharging(ArenaBudget budget) implements Wrapped {
        @Override
        public Arena open(String owner) {
            return Arena.ofShared();
        }
    }

    private record Nameless(ArenaBudget budget) implements Wrapped {
        @Override
        public Lease lease(String owner, long bytes) {
            try {
                return budget.lease(owner, bytes);
            } catch (MemoryExceededException _) {
                throw new MemoryExceededException("no room");
            }
        }
    }

    private record GivingBackTwice(ArenaBudget budget) implements Wrapped {
        @Override
        public Lease lease(String owner, long bytes) {
            budget.take(owner, bytes);
            return new Careless(budget, owner, bytes);
        }
    }

    private record Careless(ArenaBudget budget, String owner, long bytes) implements Lease {
        @Override
        public void close() {
            budget.giveBack(owner, bytes);
        }
    }

    private interface Wrapped extends MemoryBudget {
        ArenaBudget budget();

        @Override
        default Arena open(String owner) {
            return budget().open(owner);
        }

        @Override
        default Lease lease(String owner, long bytes) {
            return budget().lease(owner, bytes);
        }

        @Override
        default long used() {
            return budget().used();
        }

        @Override
        default long limit() {
            return budget().limit();
        }
    }
}
