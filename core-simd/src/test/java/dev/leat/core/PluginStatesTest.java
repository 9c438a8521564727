package dev.leat.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.leat.api.state.KeyedState;
import dev.leat.api.state.StateKinds;
import dev.leat.tck.memory.ArenaBudget;
import org.junit.jupiter.api.Test;

class PluginStatesTest {

    private final ArenaBudget budget = new ArenaBudget(1 << 20);
    private final StateKinds kinds = new PluginStates(Plugins.find().states(), budget.environment());

    @Test
    void aKindIsFoundByItsName() throws Exception {
        assertThat(kinds.of("memory").inBudget()).isTrue();
        try (KeyedState state = kinds.of("memory").open("test", 8)) {
            assertThat(state.stateBytes()).isEqualTo(8);
            assertThat(budget.used()).isPositive();
        }
    }

    @Test
    void whatIsNotKnownFailsWithAListOfWhatIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kinds.of("chronicle"))
                .withMessage("no state 'chronicle' in [memory]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kinds.of("memory:size=1"))
                .withMessage("no option 'size' of memory in []");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kinds.of("memory:1"))
                .withMessage("a state is NAME or NAME:key=value,key=value, but here is '1'");
    }
}
