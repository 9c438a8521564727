package dev.leat.core.run;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Origin;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.source.Position;
import dev.leat.core.PipelineException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A thread of a run: does what [Flow] says is next, until there is nothing more.
final class Worker implements TaskScope.Task {

    private final Flow flow;
    private final Loans loans;
    private final Optional<Prefix> prefix;
    private final Tail tail;
    private final boolean rowForRow;
    private final Ending ending;
    private final Whereabouts whereabouts = new Whereabouts();

    /// @param prefix what to do where rows are decoded, if anything
    /// @param rowForRow whether each row read is a row written, so that no more need to be read than are wanted
    Worker(Flow flow, Loans loans, Optional<Prefix> prefix, Tail tail, boolean rowForRow, Ending ending) {
        this.flow = flow;
        this.loans = loans;
        this.prefix = prefix;
        this.tail = tail;
        this.rowForRow = rowForRow;
        this.ending = ending;
    }

    @Override
    public void run() throws Exception {
        while (true) {
            switch (flow.next(rowForRow ? tail.left() : Long.MAX_VALUE)) {
                case Work.Read read -> read(read);
                case Work.Deliver deliver -> deliver(deliver);
                case Work.Finish finish -> finish(finish.lane());
                case Work.Nothing _ -> {
                    return;
                }
            }
        }
    }

    Whereabouts whereabouts() {
        return whereabouts;
    }

    /// Failures wait for their turn like rows do: a limit may make them not matter, and a split that started at the
    /// wrong place may have failed because of that.
    private void read(Work.Read work) throws InterruptedException, IOException {
        SplitReader reader = work.feed().reader;
        if (work.from().isPresent()) {
            reader.restart(work.from().get());
        }
        Position before = reader.position();
        whereabouts.at(PipelineException.Stage.READ, work.feed().split.where(), before.value());
        try {
            flow.filled(work, item(work, reader));
        } catch (MemoryExceededException e) {
            reader.backTo(before);
            if (!flow.starved(work)) {
                flow.filled(work, new Item.Failed(e, PipelineException.Stage.READ, before));
            }
        } catch (IOException | RuntimeException e) {
            flow.filled(work, new Item.Failed(e, whereabouts.stage(), before));
        }
    }

    private Item item(Work.Read work, SplitReader reader) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var event = new RunEvents.BatchRead();
        event.begin();
        Optional<Loans.Loan> filled = reader.read(loans, work.ask().rows());
        if (filled.isEmpty()) {
            reader.close();
            return new Item.End(reader.position());
        }
        Loans.Loan loan = filled.get();
        int rows = loan.builder().rows();
        long bytes = loan.bytes();
        var rejects = loan.builder().rejects();
        long bytesRead = loan.builder().bytesRead();
        whereabouts.at(PipelineException.Stage.KERNEL);
        Prefix.Collected collected = collect(work, loan);
        event.split = work.feed().split.where();
        event.asked = work.ask().rows();
        event.rows = rows;
        event.bytes = bytes;
        event.commit();
        return new Item.Rows(
                work.ask(),
                rows,
                bytesRead,
                bytes,
                System.nanoTime() - begin,
                collected.batches(),
                collected.loans(),
                rejects,
                reader.position());
    }

    private Prefix.Collected collect(Work.Read work, Loans.Loan loan) throws IOException, InterruptedException {
        if (loan.builder().rows() == 0) {
            loan.release();
            return new Prefix.Collected(List.of(), List.of());
        }
        Batch batch = built(work, loan);
        return prefix.isPresent()
                ? prefix.get().apply(batch, loan)
                : new Prefix.Collected(List.of(batch), List.of(loan));
    }

    private static Batch built(Work.Read work, Loans.Loan loan) {
        boolean done = false;
        try {
            Batch batch = loan.builder().build(new Origin(work.feed().split.where(), 0));
            done = true;
            return batch;
        } finally {
            if (!done) {
                loan.release();
            }
        }
    }

    private void deliver(Work.Deliver work) throws Exception {
        Lane lane = work.lane();
        switch (work.item()) {
            case Item.Rows rows -> {
                long bytes = rows.bytes();
                try {
                    lane.delivery.rows(work.feed(), rows, flow.queued(), whereabouts);
                } finally {
                    rows.release();
                }
                ending.delivered();
                if (tail.left() == 0) {
                    flow.stop();
                    ending.over();
                } else if (lane.delivery.satisfied()) {
                    finish(lane);
                } else {
                    flow.delivered(work, bytes);
                }
            }
            case Item.End end -> {
                if (!flow.feedEnded(lane, end.position())) {
                    finish(lane);
                }
            }
            case Item.Failed failed -> {
                whereabouts.at(
                        failed.stage(),
                        work.feed().split.where(),
                        failed.position().value());
                throw failed.cause();
            }
        }
    }

    private void finish(Lane lane) throws IOException, InterruptedException {
        lane.delivery.finish(whereabouts);
        if (flow.laneEnded(lane)) {
            ending.over();
        }
    }

    /// Is told of what concerns the run as a whole.
    interface Ending {
        /// A batch went all the way.
        void delivered();

        /// No more is wanted: whoever still reads can be interrupted.
        void over();
    }
}
