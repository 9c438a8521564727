package dev.leat.core.aggregate;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.DataException;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.plugin.Environment;
import dev.leat.core.run.TaskScope;
import dev.leat.core.run.Thrown;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;

/// Puts groups into batches on several threads, a few batches ahead of the one that passes them on. At the end of a run
/// its other workers have nothing to do.
final class Ahead implements AutoCloseable {

    /// Batches under way for each thread, so that none has to wait for the one that passes on.
    private static final int BATCHES = 2;

    private final int threads;
    private final List<Place> places = new ArrayList<>();
    private final BlockingQueue<Filling> begun;

    /// @param most how many batches there is memory for
    Ahead(Layout layout, Environment environment, int most) {
        this.threads = Math.min(environment.parallelism(), most);
        int count = Math.min(BATCHES * threads, most);
        this.begun = new ArrayBlockingQueue<>(count);
        boolean made = false;
        try {
            for (int i = 0; i < count; i++) {
                places.add(Place.of(layout, environment.memory()));
            }
            made = true;
        } finally {
            if (!made) {
                close();
            }
        }
    }

    /// Passes on all groups.
    ///
    /// @param rows of a batch at most
    /// @return how many there were
    long emit(List<Sorted> sorted, int rows, Emitter out) throws IOException, InterruptedException {
        Deque<Part> parts = new ArrayDeque<>(List.of(Part.of(sorted)));
        Deque<Place> free = new ArrayDeque<>(places);
        Deque<Filling> ahead = new ArrayDeque<>();
        long groups = 0;
        try (var scope = new TaskScope()) {
            for (int i = 0; i < threads; i++) {
                scope.start("leat-groups", this::fill);
            }
            while (!parts.isEmpty() || !ahead.isEmpty()) {
                while (!parts.isEmpty() && !free.isEmpty()) {
                    Part part = next(parts, rows);
                    Place place = free.removeFirst();
                    // One more than there are, so that filling comes to the end.
                    BatchBuilder builder = out.builder(Math.toIntExact(part.groups() + 1));
                    ahead.addLast(begun(new Filling(place, place.cursor(part), builder)));
                }
                Filling first = ahead.removeFirst();
                first.await(scope);
                groups += first.builder.rows();
                out.emit(first.builder);
                if (first.more) {
                    ahead.addFirst(begun(new Filling(first.place, first.cursor, out.builder(rows))));
                } else {
                    free.add(first.place);
                }
            }
        }
        return groups;
    }

    private Filling begun(Filling filling) {
        begun.add(filling);
        return filling;
    }

    /// The first groups of those left, no more than a batch takes if they can be divided.
    private static Part next(Deque<Part> parts, int rows) {
        Part part = parts.removeFirst();
        while (part.groups() >= rows && part.divisible()) {
            List<Part> halves = part.halves();
            parts.addFirst(halves.getLast());
            part = halves.getFirst();
        }
        return part;
    }

    private void fill() throws IOException, InterruptedException {
        while (true) {
            begun.take().fill();
        }
    }

    @Override
    public void close() {
        places.forEach(Place::close);
        places.clear();
    }

    /// What a batch is made with.
    private record Place(Layout layout, Staged staged, Joined joined) implements AutoCloseable {

        static Place of(Layout layout, MemoryBudget memory) {
            var staged = new Staged(layout, memory);
            boolean made = false;
            try {
                var place = new Place(layout, staged, new Joined(layout, memory));
                made = true;
                return place;
            } finally {
                if (!made) {
                    staged.close();
                }
            }
        }

        Cursor cursor(Part part) {
            return new Merged(layout, part.cursors(), joined);
        }

        @Override
        public void close() {
            staged.close();
            joined.close();
        }
    }

    /// A batch under way. It belongs to the thread that took it out of the queue until it is done, and then to the
    /// one that put it there.
    private static final class Filling {

        private final Place place;
        private final Cursor cursor;
        private final BatchBuilder builder;
        private final Semaphore done = new Semaphore(0);
        private boolean more;
        private boolean filled;
        private Optional<DataException> wrong = Optional.empty();

        Filling(Place place, Cursor cursor, BatchBuilder builder) {
            this.place = place;
            this.cursor = cursor;
            this.builder = builder;
        }

        void fill() throws IOException, InterruptedException {
            try {
                more = place.staged().fill(cursor, builder);
                filled = true;
            } catch (DataException e) {
                // Of several the first in order is told, not the first that was come to.
                wrong = Optional.of(e);
            } finally {
                done.release();
            }
        }

        void await(TaskScope scope) throws IOException, InterruptedException {
            done.acquire();
            if (wrong.isPresent()) {
                throw wrong.get();
            }
            if (!filled) {
                throw Thrown.of(scope.join().orElseThrow().cause());
            }
        }
    }
}
