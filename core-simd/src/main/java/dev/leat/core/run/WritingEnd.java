package dev.leat.core.run;

import dev.leat.api.data.Batch;
import dev.leat.core.PipelineException;
import java.io.IOException;
import java.util.List;

/// The end of a lane whose rows are written: chooses columns, counts, and passes on to where all lanes meet.
final class WritingEnd implements LaneEnd {

    private final Projection select;
    private final Tail tail;
    private Whereabouts whereabouts = new Whereabouts();
    private long rows;
    private long bytes;
    private long nanos;

    WritingEnd(Projection select, Tail tail) {
        this.select = select;
        this.tail = tail;
    }

    @Override
    public void begin(Whereabouts worker) {
        whereabouts = worker;
        rows = 0;
        bytes = 0;
        nanos = 0;
    }

    @Override
    public void take(Batch batch) throws IOException, InterruptedException {
        Batch chosen = select.apply(batch);
        whereabouts.at(PipelineException.Stage.WRITE);
        long begin = System.nanoTime();
        int taken = tail.write(chosen);
        nanos += System.nanoTime() - begin;
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

    @Override
    public Outcome outcome() {
        return new Outcome(rows, bytes, nanos, List.of());
    }
}
