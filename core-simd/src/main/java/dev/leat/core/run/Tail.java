package dev.leat.core.run;

import dev.leat.api.data.Batch;
import dev.leat.api.sink.Sink;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/// The end of the way, where all lanes meet: the limit, and the sink.
///
/// Once the sink has failed nothing more is written, and so the limit is not reached: a lane that came to it would end
/// the run as if all were well, before the thread that met the failure has told of it.
///
/// Invariant, under the lock: `left` is how many more rows are wanted, and `written` how many the sink has taken;
/// together they are the limit. `sound` is whether the sink has taken all that it was given.
final class Tail {

    private final ReentrantLock lock = new ReentrantLock();
    private final Sink sink;
    private long left;
    private long written;
    private boolean sound = true;

    Tail(Sink sink, long limit) {
        this.sink = sink;
        this.left = limit;
    }

    /// Writes the rows that are still wanted, unless an earlier write has failed.
    ///
    /// @return how many
    int write(Batch batch) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            int rows = (int) Math.min(batch.rows(), left);
            if (rows == 0 || !sound) {
                return 0;
            }
            var event = new RunEvents.BatchWritten();
            event.begin();
            sound = false;
            sink.write(Batches.first(rows, batch));
            sound = true;
            left -= rows;
            written += rows;
            event.rows = rows;
            event.commit();
            return rows;
        } finally {
            lock.unlock();
        }
    }

    /// Gives back memory that what was written may lie in, at once or when the sink is done with it.
    void afterwards(Runnable release) {
        if (sink instanceof KeepingSink keeping) {
            keeping.afterwards(release);
        } else {
            release.run();
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
}
