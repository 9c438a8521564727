package dev.leat.core.run;

import dev.leat.api.data.Batch;
import dev.leat.core.PipelineException;
import java.io.IOException;

/// The last link of a lane: chooses columns, counts, and passes on to where all lanes meet.
final class LaneEnd implements Link {

    private final Projection select;
    private final Tail tail;
    private Whereabouts whereabouts = new Whereabouts();
    private long rows;
    private long bytes;

    LaneEnd(Projection select, Tail tail) {
        this.select = select;
        this.tail = tail;
    }

    /// Starts counting for another batch, which a worker takes this way.
    void begin(Whereabouts worker) {
        whereabouts = worker;
        rows = 0;
        bytes = 0;
    }

    @Override
    public void take(Batch batch) throws IOException, InterruptedException {
        Batch chosen = select.apply(batch);
        whereabouts.at(PipelineException.Stage.WRITE);
        int taken = tail.write(chosen);
        whereabouts.at(PipelineException.Stage.KERNEL);
        rows += taken;
        bytes += BatchBytes.of(chosen);
    }

    @Override
    public void finish() {}

    @Override
    public boolean satisfied() {
        return tail.left() == 0;
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }
}
