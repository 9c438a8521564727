package dev.leat.core.run;

import dev.leat.api.data.Batch;
import dev.leat.api.data.DataException;
import dev.leat.api.data.Origin;
import dev.leat.api.kernel.Observation;
import dev.leat.api.kernel.Strain;
import dev.leat.api.source.Split;
import dev.leat.core.PipelineException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes a lane's rows through what needs their order. For one thread at a time.
final class Delivery {

    private final Link first;
    private final LaneEnd end;
    private final Rejections rejections;
    private final Tally tally;
    private final Reporter reporter;
    private final Room room;
    private final Map<String, Feed> feeds = new HashMap<>();
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

    /// Takes what was read of a feed at once, as far as that needs order.
    Turn rows(Feed feed, Item.Rows item, Whereabouts whereabouts) throws IOException, InterruptedException {
        Split split = feed.split;
        long begin = System.nanoTime();
        var event = new RunEvents.BatchProcessed();
        event.begin();
        whereabouts.at(
                PipelineException.Stage.KERNEL, split.where(), item.position().value());
        end.begin(whereabouts);
        long firstRow = next(feed);
        long rows = 0;
        for (Item.Part part : item.parts()) {
            take(part, firstRow, whereabouts);
            rows += part.rows();
            if (satisfied()) {
                break;
            }
            judge(feed, part.bad(), firstRow, whereabouts);
        }
        count(item, rows);
        return new Turn(split, feed.input.scan().columns().size(), item, end.outcome(), begin, event);
    }

    /// Tells of what went all the way. By any thread.
    ///
    /// @param queued how many more are waiting
    void done(Turn turn, int queued) {
        RunEvents.BatchProcessed event = turn.event();
        event.split = turn.split().where();
        event.rowsIn = turn.item().rowsIn();
        event.rowsOut = turn.outcome().rows();
        event.commit();
        reporter.done(turn.split().lane(), turn.item().ask(), observation(turn, queued));
    }

    /// Tells the kernels that there are no more rows.
    void finish(Whereabouts whereabouts) throws IOException, InterruptedException {
        whereabouts.at(PipelineException.Stage.KERNEL);
        end.begin(whereabouts);
        first.finish();
    }

    /// Whether a kernel, or the end, wants no more rows.
    boolean satisfied() {
        return first.satisfied();
    }

    /// Says of rows that are wrong where people find them.
    ///
    /// @param failure what went wrong where rows are decoded, whose numbers are from the first that was read with
    ///     them
    Exception located(Feed feed, Exception failure) throws IOException, InterruptedException {
        return failure instanceof DataException wrong ? located(wrong, next(feed)) : failure;
    }

    private void take(Item.Part part, long firstRow, Whereabouts whereabouts) throws IOException, InterruptedException {
        whereabouts.at(PipelineException.Stage.KERNEL);
        for (Batch batch : part.batches()) {
            Origin origin = numbered(batch.origin(), firstRow);
            try {
                first.take(new Batch(batch.schema(), batch.rows(), batch.columns(), origin));
            } catch (DataException e) {
                // The rows before may have been the last that were wanted.
                if (satisfied()) {
                    return;
                }
                throw located(e, 0);
            }
        }
    }

    private static Origin numbered(Origin read, long firstRow) {
        return read.firstRow() == Origin.OF_MANY ? read : read.startingAt(firstRow + read.firstRow());
    }

    private void judge(Feed feed, List<BadRow> bad, long firstRow, Whereabouts whereabouts)
            throws IOException, InterruptedException {
        whereabouts.at(PipelineException.Stage.READ);
        for (BadRow row : bad) {
            rejections.take(new Judged(feed.input.source(), feed.split, firstRow, row));
            tally.rejected.increment();
        }
    }

    private DataException located(DataException wrong, long before) throws IOException, InterruptedException {
        // Row 0 is about all of the input.
        if (wrong.row() == 0 || !feeds.containsKey(wrong.where())) {
            return wrong;
        }
        List<DataException.Row> others = new ArrayList<>();
        for (DataException.Row other : wrong.others()) {
            others.add(new DataException.Row(other.where(), line(other.where(), other.row() - 1)));
        }
        long line = line(wrong.where(), before + wrong.row() - 1);
        var located = new DataException(wrong.where(), line, wrong.problem(), others);
        located.initCause(wrong);
        return located;
    }

    private long line(String of, long row) throws IOException, InterruptedException {
        Feed feed = feeds.get(of);
        return feed == null ? row + 1 : feed.input.source().line(feed.split, row);
    }

    /// The number of the next row of what a feed is a part of.
    private long next(Feed feed) {
        if (!feed.split.where().equals(where)) {
            where = feed.split.where();
            rowOfWhere = 0;
            feeds.put(where, feed);
        }
        return rowOfWhere;
    }

    /// @param rows how many of its rows were wanted
    private void count(Item.Rows item, long rows) {
        rowOfWhere += item.rowsIn();
        for (Item.Part part : item.parts()) {
            for (BadRow row : part.bad()) {
                rowOfWhere += row instanceof BadRow.Unread ? 1 : 0;
            }
        }
        tally.rowsIn.add(rows);
        tally.bytesRead.add(item.bytesRead());
        tally.batches.increment();
    }

    private Observation observation(Turn turn, int queued) {
        Item.Rows item = turn.item();
        return new Observation(
                item.ask().rows(),
                item.rowsIn(),
                item.bytesIn(),
                turn.outcome().rows(),
                turn.outcome().bytes(),
                item.readNanos(),
                System.nanoTime() - turn.begin(),
                turn.outcome().writeNanos(),
                queued,
                turn.columns(),
                room.inUse(),
                room.limit(),
                Strain.NONE);
    }

    /// What was read at once, after its turn.
    ///
    /// @param columns how many were read
    /// @param begin when its turn began
    record Turn(
            Split split,
            int columns,
            Item.Rows item,
            LaneEnd.Outcome outcome,
            long begin,
            RunEvents.BatchProcessed event) {}
}
