package dev.leat.formats.arrow.columns;

import java.util.ArrayList;
import java.util.List;

/// What the columns of one batch lie in, held until the batch is released.
public final class Lending {

    private final List<Shared> held = new ArrayList<>();
    private boolean adopted = false;

    /// Holds some memory once, however many columns lie in it.
    void hold(Shared memory) {
        if (!held.contains(memory)) {
            memory.hold();
            held.add(memory);
        }
    }

    /// Takes memory over that is held for this batch alone.
    void take(Shared memory) {
        held.add(memory);
    }

    /// What to adopt columns with. Running it again does nothing.
    Runnable release() {
        adopted = true;
        return this::releaseAll;
    }

    /// Ends the making of a batch: without an adopted column, or after a failure, nobody else releases.
    ///
    /// @param made whether the batch was made
    public void end(boolean made) {
        if (!made || !adopted) {
            releaseAll();
        }
    }

    private void releaseAll() {
        held.forEach(Shared::release);
        held.clear();
    }
}
