package dev.leat.core.run;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Column;
import dev.leat.api.sink.Sink;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/// The end of the way, where all lanes meet: the limit, and the sink.
///
/// Invariant, under the lock: `left` is how many more rows are wanted, and `written` how many the sink has taken;
/// together they are the limit.
final class Tail {

    private final ReentrantLock lock = new ReentrantLock();
    private final Sink sink;
    private long left;
    private long written;

    Tail(Sink sink, long limit) {
        this.sink = sink;
        this.left = limit;
    }

    /// Writes the rows that are still wanted.
    ///
    /// @return how many
    int write(Batch batch) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            int rows = (int) Math.min(batch.rows(), left);
            if (rows == 0) {
                return 0;
            }
            var event = new RunEvents.BatchWritten();
            event.begin();
            sink.write(first(rows, batch));
            left -= rows;
            written += rows;
            event.rows = rows;
            event.commit();
            return rows;
        } finally {
            lock.unlock();
        }
    }

    /// How many more rows are wanted.
    long left() {
        lock.lock();
        try {
            return left;
        } finally {
            lock.unlock();
        }
    }

    long written() {
        lock.lock();
        try {
            return written;
        } finally {
            lock.unlock();
        }
    }

    private static Batch first(int rows, Batch batch) {
        if (rows == batch.rows()) {
            return batch;
        }
        var columns =
                batch.columns().stream().map(column -> first(rows, column)).toList();
        return new Batch(batch.schema(), rows, columns, batch.origin());
    }

    private static Column first(int rows, Column column) {
        return switch (column) {
            case Column.Bools bools -> new Column.Bools(rows, bools.validity(), bools.bits());
            case Column.Ints ints -> new Column.Ints(rows, ints.validity(), ints.values());
            case Column.Longs longs -> new Column.Longs(rows, longs.validity(), longs.values());
            case Column.Wides wides -> new Column.Wides(rows, wides.validity(), wides.values());
            case Column.Floats floats -> new Column.Floats(rows, floats.validity(), floats.values());
            case Column.Doubles doubles -> new Column.Doubles(rows, doubles.validity(), doubles.values());
            case Column.Texts texts -> new Column.Texts(rows, texts.validity(), texts.offsets(), texts.bytes());
            case Column.Codes codes -> new Column.Codes(rows, codes.validity(), codes.values(), codes.dictionary());
        };
    }
}
