package dev.leat.core.run;

import dev.leat.api.data.Batch;
import java.util.ArrayList;
import java.util.List;

/// The end of a lane whose rows are merged with those of others: puts batches aside for the worker that delivers them.
final class AsideEnd implements LaneEnd {

    private final List<Batch> batches = new ArrayList<>();

    @Override
    public void begin(Whereabouts worker) {
        batches.clear();
    }

    @Override
    public void take(Batch batch) {
        batches.add(batch);
    }

    @Override
    public void finish() {}

    @Override
    public boolean satisfied() {
        return false;
    }

    @Override
    public Outcome outcome() {
        return new Outcome(0, 0, 0, List.copyOf(batches));
    }
}
