package dev.leat.spill.chronicle;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.state.KeyedState;
import dev.leat.api.state.KeyedStates;
import java.io.IOException;
import java.nio.file.Path;

/// State by key in folders of files: for as long as it is open, or under a name until somebody removes it.
///
/// @param in the folder that the folders are in
/// @param name what it is kept under, or empty
/// @param size of what is new
record ChronicleStates(Path in, String name, MapSize size, MemoryBudget memory) implements KeyedStates {

    @Override
    public KeyedState open(String owner, long stateBytes) throws IOException, InterruptedException {
        if (stateBytes < 1 || stateBytes > KeyedState.MOST_STATE_BYTES) {
            throw new IllegalArgumentException(
                    "a state has 1 to " + KeyedState.MOST_STATE_BYTES + " bytes, not " + stateBytes);
        }
        StateFolder folder = name.isEmpty() ? StateFolder.temporary(in) : StateFolder.kept(in, name);
        boolean opened = false;
        try {
            var state = ChronicleState.open(folder, owner, new StateShape(stateBytes, size), memory);
            opened = true;
            return state;
        } finally {
            if (!opened) {
                folder.leave();
            }
        }
    }

    @Override
    public boolean inBudget() {
        return false;
    }
}
