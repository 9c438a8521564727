package dev.leat.core.run;

import dev.leat.api.kernel.Observation;
import dev.leat.core.Observer;
import java.time.Duration;

/// Tells the controller and the observer about batches, one at a time.
final class Reporter {

    private final Observer observer;
    private final BatchSizer sizer;
    private final Tally tally;
    private final Tail tail;
    private final Room room;
    private final StrainGauge strain;
    private final long bytesTotal;
    private final long began = System.nanoTime();
    private long sequence;

    Reporter(
            Observer observer,
            BatchSizer sizer,
            Tally tally,
            Tail tail,
            Room room,
            StrainGauge strain,
            long bytesTotal) {
        this.observer = observer;
        this.sizer = sizer;
        this.tally = tally;
        this.tail = tail;
        this.room = room;
        this.strain = strain;
        this.bytesTotal = bytesTotal;
    }

    synchronized void done(String lane, BatchSizer.Ask ask, Observation observation) {
        Observation strained = observation.with(strain.next(sizer.takeRefused()));
        Observer.Decision decision = sizer.done(ask, strained);
        observer.batch(new Observer.BatchDone(sequence++, lane, strained, room.levels(), decision));
        observer.progress(new Observer.Progress(
                tally.rowsIn.sum(),
                tail.written(),
                tally.bytesRead.sum(),
                bytesTotal,
                room.inUse(),
                room.limit(),
                sizer.rows(),
                elapsed()));
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
