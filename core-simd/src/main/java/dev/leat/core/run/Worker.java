package dev.leat.core.run;

import dev.leat.api.data.Batch;
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
    private final Cutter cutter;
    private final Link aside;
    private final Tail tail;
    private final boolean rowForRow;
    private final Ending ending;
    private final Whereabouts whereabouts = new Whereabouts();

    /// @param aside takes what needs no order, after its turn
    /// @param rowForRow whether each row read is a row written, so that no more need to be read than are wanted
    Worker(Flow flow, Loans loans, Cutter cutter, Link aside, Tail tail, boolean rowForRow, Ending ending) {
        this.flow = flow;
        this.loans = loans;
        this.cutter = cutter;
        this.aside = aside;
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
        long bytesRead = loan.builder().bytesRead();
        whereabouts.at(PipelineException.Stage.KERNEL);
        Cutter.Parts cut = cutter.parts(work.feed().split.where(), loan);
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
                cut.parts(),
                cut.loans(),
                reader.position());
    }

    private void deliver(Work.Deliver work) throws Exception {
        Lane lane = work.lane();
        switch (work.item()) {
            case Item.Rows rows -> deliver(work, rows);
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
                throw lane.delivery.located(work.feed(), failed.cause());
            }
        }
    }

    private void deliver(Work.Deliver work, Item.Rows rows) throws IOException, InterruptedException {
        Delivery delivery = work.lane().delivery;
        long bytes = rows.bytes();
        boolean apart = false;
        try {
            Delivery.Turn turn = delivery.rows(work.feed(), rows, whereabouts);
            apart = !turn.outcome().aside().isEmpty();
            if (apart) {
                flow.setAside(work);
                takeAside(turn.outcome().aside());
            }
            delivery.done(turn, flow.queued());
        } finally {
            if (apart) {
                rows.release();
            } else {
                tail.afterwards(rows::release);
            }
        }
        ending.delivered();
        if (tail.left() == 0) {
            flow.stop();
            ending.over();
        } else if (apart) {
            flow.doneAside(bytes);
        } else if (delivery.satisfied()) {
            delivery.finish(whereabouts);
            ended(work.lane(), bytes);
        } else {
            flow.delivered(work, bytes);
        }
    }

    private void takeAside(List<Batch> batches) throws IOException, InterruptedException {
        whereabouts.at(PipelineException.Stage.KERNEL);
        for (Batch batch : batches) {
            aside.take(batch);
        }
    }

    private void finish(Lane lane) throws IOException, InterruptedException {
        lane.delivery.finish(whereabouts);
        ended(lane, 0);
    }

    /// @param bytes what the item held that was the last one wanted
    private void ended(Lane lane, long bytes) {
        if (flow.laneEnded(lane, bytes)) {
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
