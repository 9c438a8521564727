package dev.leat.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.plugin.Environment;
import dev.leat.api.state.KeyedState;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What every keyed state keeps.
public interface KeyedStateContract {

    /// More keys than there is room for in memory.
    int MANY = 100_000;

    /// Opens one without keys.
    KeyedState open(Environment environment, long stateBytes) throws IOException, InterruptedException;

    /// Whether what it keeps is taken from the budget, as [dev.leat.api.state.KeyedStates#inBudget] says.
    default boolean inBudget() {
        return true;
    }

    @Test
    default void theStateOfANewKeyIsZeros() throws Exception {
        try (KeyedState state = open(budget().environment(), 40)) {
            MemorySegment fresh = Keys.of("a", state);

            assertThat(state.stateBytes()).isEqualTo(40);
            assertThat(fresh.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(new byte[40]);
            assertThat(fresh.address() % 8).isZero();
            assertThat(fresh.isNative()).isTrue();
        }
    }

    @Test
    default void itIsThereFromThenOn() throws Exception {
        try (KeyedState state = open(budget().environment(), 8)) {
            assertThat(Keys.has("a", state)).isFalse();
            assertThat(state.keys()).isZero();
            Keys.of("a", state).set(ValueLayout.JAVA_LONG, 0, 7);
            Keys.of("b", state).set(ValueLayout.JAVA_LONG, 0, 8);

            assertThat(Keys.has("a", state)).isTrue();
            assertThat(Keys.has("c", state)).isFalse();
            assertThat(state.keys()).isEqualTo(2);
            assertThat(Keys.of("a", state).get(ValueLayout.JAVA_LONG, 0)).isEqualTo(7);
        }
    }

    @Test
    default void keysOfAnyLengthAreToldApart() throws Exception {
        List<String> keys = new ArrayList<>(List.of("", "a", "b", "a\u0000", "\u0000", "\u0000\u0000"));
        for (int length = 1; length < 70; length++) {
            keys.add("x".repeat(length));
            keys.add("x".repeat(length - 1) + "y");
            keys.add("y" + "x".repeat(length));
        }
        keys.add("z".repeat((int) KeyedState.MOST_KEY_BYTES));
        try (KeyedState state = open(budget().environment(), 8)) {
            List<String> distinct = keys.stream().distinct().toList();
            for (int i = 0; i < distinct.size(); i++) {
                Keys.of(distinct.get(i), state).set(ValueLayout.JAVA_LONG, 0, i);
            }

            assertThat(state.keys()).isEqualTo(distinct.size());
            for (int i = 0; i < distinct.size(); i++) {
                assertThat(Keys.of(distinct.get(i), state).get(ValueLayout.JAVA_LONG, 0))
                        .isEqualTo(i);
            }
        }
    }

    @Test
    default void aKeyThatIsTooLongIsRefused() throws Exception {
        try (KeyedState state = open(budget().environment(), 8)) {
            String tooLong = "x".repeat((int) KeyedState.MOST_KEY_BYTES + 1);

            assertThatThrownBy(() -> Keys.of(tooLong, state)).isInstanceOf(IllegalArgumentException.class);
            assertThat(state.keys()).isZero();
        }
    }

    @Test
    default void itDoesWhatAMapDoes() throws Exception {
        var random = new Random(Seeds.next("KeyedStateContract"));
        Map<Long, Long> expected = new HashMap<>();
        try (KeyedState state = open(budget().environment(), 12);
                Arena arena = Arena.ofShared()) {
            MemorySegment key = arena.allocate(8);
            for (int i = 0; i < 100_000; i++) {
                long number = random.nextInt(20_000);
                key.set(ValueLayout.JAVA_LONG, 0, number);
                if (random.nextInt(3) == 0) {
                    state.remove(key);
                    expected.remove(number);
                } else {
                    MemorySegment of = state.state(key);
                    long sum = of.get(ValueLayout.JAVA_LONG, 0) + i;
                    of.set(ValueLayout.JAVA_LONG, 0, sum);
                    assertThat(expected.merge(number, (long) i, Long::sum)).isEqualTo(sum);
                }
            }

            assertThat(state.keys()).isEqualTo(expected.size());
            assertThat(visited(state)).isEqualTo(expected);
        }
    }

    @Test
    default void theSameCallsGiveTheSameOrder() throws Exception {
        List<Long> once = new ArrayList<>();
        List<Long> again = new ArrayList<>();
        for (List<Long> order : List.of(once, again)) {
            try (KeyedState state = open(budget().environment(), 8)) {
                for (int i = 0; i < 5000; i++) {
                    Keys.of("key " + i * 31 % 5000, state).set(ValueLayout.JAVA_LONG, 0, i);
                    if (i % 7 == 0) {
                        state.remove(Keys.key("key " + i * 13 % 5000));
                    }
                }
                state.forEach((_, of) -> order.add(of.get(ValueLayout.JAVA_LONG, 0)));
            }
        }

        assertThat(once).hasSizeGreaterThan(4000).doesNotHaveDuplicates();
        assertThat(once.equals(again)).isTrue();
    }

    @Test
    default void aRemovedKeyStartsWithZerosAgain() throws Exception {
        try (KeyedState state = open(budget().environment(), 16)) {
            Keys.of("a", state).fill((byte) -1);
            state.remove(Keys.key("a"));
            state.remove(Keys.key("never there"));

            assertThat(Keys.has("a", state)).isFalse();
            assertThat(Keys.of("b", state).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(new byte[16]);
            assertThat(Keys.of("a", state).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(new byte[16]);
        }
    }

    @Test
    default void whereThereIsNoRoomTheOthersAreAsTheyWere() throws Exception {
        var budget = new ArenaBudget(4 << 20);
        try (KeyedState state = open(budget.environment(), 64)) {
            int added = fill(state);
            if (inBudget()) {
                assertThat(added).as("keys of 64 bytes each in 4 MiB").isBetween(1000, 65_536);
            } else {
                assertThat(added).as("keys beside a budget of 4 MiB").isEqualTo(MANY);
            }
            assertThat(state.keys()).isEqualTo(added);
            for (int i = 0; i < added; i++) {
                assertThat(Keys.of("key " + i, state).get(ValueLayout.JAVA_LONG, 0))
                        .isEqualTo(i);
            }
            assertThat(Keys.has("key " + added, state)).isFalse();
        }
        assertThat(budget.used()).isZero();
    }

    /// Adds keys until there is no room.
    private static int fill(KeyedState state) throws IOException, InterruptedException {
        for (int added = 0; added < MANY; added++) {
            try {
                Keys.of("key " + added, state).set(ValueLayout.JAVA_LONG, 0, added);
            } catch (MemoryExceededException _) {
                return added;
            }
        }
        return MANY;
    }

    private static Map<Long, Long> visited(KeyedState state) throws IOException, InterruptedException {
        Map<Long, Long> visited = new HashMap<>();
        state.forEach((key, of) -> {
            Long before = visited.put(key.get(ValueLayout.JAVA_LONG_UNALIGNED, 0), of.get(ValueLayout.JAVA_LONG, 0));
            assertThat(before).as("visited before").isNull();
        });
        return visited;
    }

    private static ArenaBudget budget() {
        return new ArenaBudget(64 << 20);
    }

    /// Keys that are texts.
    final class Keys {

        private static final MemorySegment ROOM =
                MemorySegment.ofBuffer(ByteBuffer.allocateDirect((int) KeyedState.MOST_KEY_BYTES + 8));

        private Keys() {}

        static MemorySegment of(String text, KeyedState state) throws IOException, InterruptedException {
            return state.state(key(text));
        }

        static boolean has(String text, KeyedState state) throws IOException, InterruptedException {
            return state.has(key(text));
        }

        static MemorySegment key(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            MemorySegment.copy(bytes, 0, ROOM, ValueLayout.JAVA_BYTE, 0, bytes.length);
            return ROOM.asSlice(0, bytes.length);
        }
    }
}
