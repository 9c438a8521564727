package dev.leat.core.sort;

import dev.leat.core.run.TaskScope;
import dev.leat.core.run.Thrown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Merges on a thread of its own, a few buffers ahead of the one that passes rows on: merging and writing a file take
/// about as long as each other. At the end of a run its other workers have nothing to do.
///
/// A buffer belongs to the thread that took it out of a queue.
final class MergeAhead implements AutoCloseable {

    private static final int BUFFERS = 3;

    private final List<RecordBuffer> buffers = new ArrayList<>();
    private final BlockingQueue<RecordBuffer> empty = new ArrayBlockingQueue<>(BUFFERS);

    /// With room for the end, which is an empty one.
    private final BlockingQueue<Optional<RecordBuffer>> full = new ArrayBlockingQueue<>(BUFFERS + 1);

    MergeAhead(ExternalSort sort) {
        boolean made = false;
        try {
            for (int i = 0; i < BUFFERS; i++) {
                buffers.add(sort.output());
            }
            made = true;
        } finally {
            if (!made) {
                close();
            }
        }
        empty.addAll(buffers);
    }

    /// Passes on all that a merge gives.
    void all(Merge merge, Emission out) throws IOException, InterruptedException {
        try (var scope = new TaskScope()) {
            scope.start("leat-merge", () -> fill(merge));
            Optional<RecordBuffer> next = full.take();
            while (next.isPresent()) {
                out.pass(next.get());
                if (!out.more()) {
                    return;
                }
                empty.add(next.get());
                next = full.take();
            }
            Optional<TaskScope.Failure> failure = scope.join();
            if (failure.isPresent()) {
                throw Thrown.of(failure.get().cause());
            }
        }
    }

    private void fill(Merge merge) throws IOException, InterruptedException {
        try {
            RecordBuffer buffer = empty.take();
            while (buffer.fill(merge)) {
                full.add(Optional.of(buffer));
                buffer = empty.take();
            }
        } finally {
            full.add(Optional.empty());
        }
    }

    @Override
    public void close() {
        buffers.forEach(RecordBuffer::close);
        buffers.clear();
    }
}
