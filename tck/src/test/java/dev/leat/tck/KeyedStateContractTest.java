package dev.leat.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.plugin.Environment;
import dev.leat.api.state.KeyedState;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KeyedStateContractTest {

    private static final Kind GOOD = new Kind(KeyedStateContractTest::checked, Map::remove);

    @Nested
    class AGoodState implements KeyedStateContract {
        @Override
        public KeyedState open(Environment environment, long stateBytes) {
            return new MapState(environment.memory().open("map"), stateBytes, GOOD);
        }
    }

    @Test
    void aStateThatKeepsRemovedKeysFails() {
        assertThat(failures(new Kind(KeyedStateContractTest::checked, (_, _) -> {})))
                .contains("itDoesWhatAMapDoes", "aRemovedKeyStartsWithZerosAgain");
    }

    @Test
    void aStateThatTakesKeysOfOneLengthForTheSameFails() {
        assertThat(failures(new Kind(key -> ByteBuffer.allocate((int) key.byteSize()), Map::remove)))
                .contains("keysOfAnyLengthAreToldApart", "itDoesWhatAMapDoes");
    }

    @Test
    void aStateThatTakesKeysOfAnyLengthFails() {
        assertThat(failures(new Kind(KeyedStateContractTest::copied, Map::remove)))
                .containsExactly("aKeyThatIsTooLongIsRefused");
    }

    private static List<String> failures(Kind kind) {
        KeyedStateContract contract =
                (environment, bytes) -> new MapState(environment.memory().open("map"), bytes, kind);
        return Contracts.failures(KeyedStateContract.class, () -> contract);
    }

    private static ByteBuffer checked(MemorySegment key) {
        if (key.byteSize() > KeyedState.MOST_KEY_BYTES) {
            throw new IllegalArgumentException("a key of " + key.byteSize() + " bytes");
        }
        return copied(key);
    }

    private static ByteBuffer copied(MemorySegment key) {
        return ByteBuffer.wrap(key.toArray(ValueLayout.JAVA_BYTE));
    }

    /// What can be wrong with a state.
    private record Kind(
            Function<MemorySegment, ByteBuffer> copy, BiConsumer<Map<ByteBuffer, MemorySegment>, ByteBuffer> removal) {}

    /// State in a map of the heap, whose keys are copies.
    private record MapState(Arena arena, long stateBytes, Kind kind, Map<ByteBuffer, MemorySegment> states)
            implements KeyedState {

        MapState(Arena arena, long stateBytes, Kind kind) {
            this(arena, stateBytes, kind, new LinkedHashMap<>());
        }

        @Override
        public long keys() {
            return states.size();
        }

        @Override
        public boolean has(MemorySegment key) {
            return states.containsKey(kind.copy().apply(key));
        }

        @Override
        public MemorySegment state(MemorySegment key) {
            return states.computeIfAbsent(kind.copy().apply(key), _ -> arena.allocate(stateBytes, 8));
        }

        @Override
        public void remove(MemorySegment key) {
            kind.removal().accept(states, kind.copy().apply(key));
        }

        @Override
        public void forEach(Visitor visitor) throws IOException, InterruptedException {
            for (Map.Entry<ByteBuffer, MemorySegment> entry : states.entrySet()) {
                visitor.visit(MemorySegment.ofBuffer(entry.getKey()), entry.getValue());
            }
        }

        @Override
        public void close() {
            arena.close();
        }
    }
}
