package dev.leat.core.run;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Reject;
import dev.leat.api.kernel.Observation;
import dev.leat.api.source.Split;
import dev.leat.core.PipelineException;
import java.io.IOException;

/// Takes a lane's rows through what needs their order. For one thread at a time.
final class Delivery {

    private final Link first;
    private final LaneEnd end;
    private final Rejections rejections;
    private final Tally tally;
    private final Reporter reporter;
    private final Room room;
    private String where = "";
    private long rowOfWhere;

    Delivery(Link first, LaneEnd end, Rejections rejections, Tally tally, Reporter reporter, Room room) {
        this.first = first;
        this.end = end;
        this.rejections = rejections;
        this.tally = tally;
        this.reporter = reporter;
        this.room = room;
    }

    /// Takes what was read of a feed at once.
    ///
    /// @param queued how many more are waiting
    void rows(Feed feed, Item.Rows item, int queued, Whereabouts whereabouts) throws IOException, InterruptedException {
        Split split = feed.split;
        long begin = System.nanoTime();
        var event = new RunEvents.BatchProcessed();
        event.begin();
        whereabouts.at(
                PipelineException.Stage.KERNEL, split.where(), item.position().value());
        end.begin(whereabouts);
        Origin origin = origin(split, item);
        for (Batch batch : item.batches()) {
            first.take(new Batch(batch.schema(), batch.rows(), batch.columns(), origin));
        }
        if (!satisfied()) {
            whereabouts.at(PipelineException.Stage.READ);
            for (Reject reject : item.rejects()) {
                rejections.take(feed.input.source(), split, reject);
                tally.rejected.increment();
            }
        }
        count(item);
        event.split = split.where();
        event.rowsIn = item.rowsIn();
        event.rowsOut = end.rows();
        event.commit();
        reporter.done(split.lane(), item.ask(), observation(item, System.nanoTime() - begin, queued));
    }

    /// Tells the kernels that there are no more rows.
    void finish(Whereabouts whereabouts) throws IOException, InterruptedException {
        whereabouts.at(PipelineException.Stage.KERNEL);
        end.begin(whereabouts);
        first.finish();
    }

    /// Whether a kernel wants no more rows.
    boolean satisfied() {
        return first.satisfied();
    }

    private Origin origin(Split split, Item.Rows item) {
        if (!split.where().equals(where)) {
            where = split.where();
            rowOfWhere = 0;
        }
        Origin origin = new Origin(where, rowOfWhere);
        rowOfWhere += item.rowsIn();
        return origin;
    }

    private void count(Item.Rows item) {
        tally.rowsIn.add(item.rowsIn());
        tally.bytesRead.add(item.bytesRead());
        tally.batches.increment();
    }

    private Observation observation(Item.Rows item, long processNanos, int queued) {
        return new Observation(
                item.ask().rows(),
                item.rowsIn(),
                item.bytesIn(),
                end.rows(),
                end.bytes(),
                item.readNanos(),
                processNanos,
                queued,
                room.inUse(),
                room.limit());
    }
}
