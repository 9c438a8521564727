package dev.leat.core.run;

import dev.leat.api.data.Batch;

/// A way that nothing may take: from a kernel whose rows are merged, before they are.
final class ClosedLink implements Link {

    @Override
    public void take(Batch batch) {
        throw new IllegalStateException("a kernel emitted rows before it was merged with others");
    }

    @Override
    public void finish() {
        throw new IllegalStateException("a kernel was finished before it was merged with others");
    }

    @Override
    public boolean satisfied() {
        return false;
    }
}
