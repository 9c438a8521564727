package dev.leat.tck;

import dev.leat.api.plugin.Environment;
import dev.leat.api.spill.Spill;
import dev.leat.tck.fakes.HeapSpill;
import java.util.function.UnaryOperator;

/// The test of a spill that was made of a good one.
///
/// @param broken makes a good spill a bad one
record SpillCase(UnaryOperator<Spill> broken) implements SpillContract {

    @Override
    public Spill open(Environment environment) {
        return broken.apply(new HeapSpill(environment.memory(), CAP));
    }

    @Override
    public long left() {
        return 0;
    }
}
