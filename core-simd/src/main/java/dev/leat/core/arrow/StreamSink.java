package dev.leat.core.arrow;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Schema;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.sink.Sink;
import dev.leat.core.run.KeepingSink;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Between the pipeline, which writes, and another engine, which reads: one batch waits.
///
/// Thread-safe. The lock holds that `waiting` was written and not read yet, and is empty once the stream is abandoned.
final class StreamSink implements KeepingSink {

    private final MemoryBudget memory;
    private final Handover handover = new Handover();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<Schema> schema = Optional.empty();
    private Optional<Frames> frames = Optional.empty();
    private Optional<Waiting> waiting = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private boolean flushed = false;
    private boolean ended = false;
    private boolean abandoned = false;

    StreamSink(MemoryBudget memory) {
        this.memory = memory;
    }

    /// Says what columns there will be.
    Sink begin(Schema columns) {
        lock.lock();
        try {
            schema = Optional.of(columns);
            frames = Optional.of(new Frames(memory, ArrowExport.bytes(columns)));
            changed.signalAll();
            return this;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(Batch batch) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isPresent() && !abandoned) {
                changed.await();
            }
            if (abandoned) {
                throw new IOException("whoever read the stream has ended it");
            }
            waiting = Optional.of(new Waiting(batch, handover.given()));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void afterwards(Runnable release) {
        handover.afterwards(release);
    }

    @Override
    public void flush() {
        lock.lock();
        try {
            flushed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long bytesWritten() {
        return 0;
    }

    /// The end of the pipeline. What waits can still be read, if all has come so far.
    @Override
    public void close() {
        lock.lock();
        try {
            if (!flushed) {
                drop();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Says why there will be no more rows.
    void fail(Exception cause) {
        lock.lock();
        try {
            failure = Optional.of(String.valueOf(cause.getMessage()));
        } finally {
            lock.unlock();
        }
    }

    /// Says that nothing more is written.
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Says that nothing more is read.
    void abandon() {
        lock.lock();
        try {
            abandoned = true;
            drop();
            frames.ifPresent(Frames::end);
            frames = Optional.empty();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void drop() {
        Optional<Waiting> dropped = waiting;
        waiting = Optional.empty();
        dropped.ifPresent(batch -> batch.released.run());
    }

    /// The columns, once they are known.
    ///
    /// @throws StreamFailure where the pipeline failed
    Schema schema() {
        lock.lock();
        try {
            while (schema.isEmpty() && !ended && !abandoned) {
                changed.awaitUninterruptibly();
            }
            if (schema.isEmpty() || failure.isPresent()) {
                throw failed();
            }
            return schema.get();
        } finally {
            lock.unlock();
        }
    }

    /// Gives the next batch away, or a released struct at the end.
    ///
    /// @param struct an `ArrowArray` to fill
    /// @throws StreamFailure where the pipeline failed
    void next(MemorySegment struct) {
        lock.lock();
        try {
            while (waiting.isEmpty() && !flushed && !ended && !abandoned) {
                changed.awaitUninterruptibly();
            }
            if (waiting.isEmpty()) {
                if (!flushed) {
                    throw failed();
                }
                struct.fill((byte) 0);
                return;
            }
            Waiting next = waiting.get();
            Frames into = frames.orElseThrow();
            MemorySegment room = into.take();
            waiting = Optional.empty();
            ArrowExport.batch(next.batch, struct, room, () -> {
                into.giveBack(room);
                next.released.run();
            });
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private StreamFailure failed() {
        return new StreamFailure(failure.orElse("the stream was ended before its last row"));
    }

    /// @param released to be run once nobody uses it
    private record Waiting(Batch batch, Runnable released) {}
}
