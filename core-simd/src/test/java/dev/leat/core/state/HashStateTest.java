package dev.leat.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.plugin.Environment;
import dev.leat.api.state.KeyedState;
import dev.leat.tck.KeyedStateContract;
import dev.leat.tck.memory.ArenaBudget;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashStateTest implements KeyedStateContract {

    @Override
    public KeyedState open(Environment environment, long stateBytes) {
        return new HashState(environment.memory(), "test", stateBytes);
    }

    @Test
    void roomOfRemovedKeysIsUsedAgain() {
        var budget = new ArenaBudget(64 << 20);
        try (var state = new HashState(budget, "test", 100);
                Arena arena = Arena.ofShared()) {
            MemorySegment key = arena.allocate(8);
            for (long i = 0; i < 500_000; i++) {
                key.set(ValueLayout.JAVA_LONG, 0, i);
                state.state(key);
                key.set(ValueLayout.JAVA_LONG, 0, i - 1000);
                state.remove(key);
            }

            assertThat(state.keys()).isEqualTo(1000);
            assertThat(budget.used()).isLessThan(1 << 20);
        }
        assertThat(budget.used()).isZero();
    }

    @Test
    void aMillionKeysTakeLittleMoreThanTheyHold() {
        var budget = new ArenaBudget(256 << 20);
        try (var state = new HashState(budget, "test", 8);
                Arena arena = Arena.ofShared()) {
            MemorySegment key = arena.allocate(8);
            for (long i = 0; i < 1_000_000; i++) {
                key.set(ValueLayout.JAVA_LONG, 0, i);
                state.state(key).set(ValueLayout.JAVA_LONG, 0, i);
            }

            assertThat(budget.used()).isLessThan(42_000_000);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, KeyedState.MOST_STATE_BYTES + 1})
    void statesOfNoSizeAreRefused(long bytes) {
        var budget = new ArenaBudget(1 << 20);

        assertThatThrownBy(() -> new HashState(budget, "test", bytes)).isInstanceOf(IllegalArgumentException.class);
        assertThat(budget.used()).isZero();
    }

    @Test
    void withoutRoomForItsFirstSlotsNothingIsTaken() {
        var budget = new ArenaBudget(100);

        assertThatThrownBy(() -> new HashState(budget, "test", 8))
                .isInstanceOf(dev.leat.api.memory.MemoryExceededException.class);
        assertThat(budget.used()).isZero();
    }
}
