package dev.leat.core.simulation;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Observation;
import dev.leat.api.kernel.Strain;
import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.core.memory.Budget;
import dev.leat.core.run.BatchSizer;
import dev.leat.core.run.Room;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;

/// One run of a scenario, event by event: threads read batches, ahead as far as memory goes, and one at a time takes
/// them through the kernels in order, as the engine does.
public final class Simulation {

    /// How much the time of a batch varies, as the standard deviation of its logarithm.
    private static final double NOISE = 0.05;

    private final Scenario scenario;
    private final Load load;
    private final long total;
    private final boolean live;
    private final Budget budget;
    private final Room room;
    private final BatchSizer sizer;
    private final long seed;

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::nanos).thenComparingLong(Event::number));
    private final TreeMap<Long, Read> ready = new TreeMap<>();

    /// Batches whose memory was taken away before their turn, to be read again.
    private final TreeMap<Long, Read> again = new TreeMap<>();

    private final List<Outcome.Point> points = new ArrayList<>();
    private long now;
    private long eventNumber;
    private int idle;
    private int reading;
    private boolean delivering;
    private boolean starved;
    private String failure = "";
    private long nextBatch;
    private long nextRow;
    private long nextDelivery;
    private long rowsDone;
    private long halfNanos;
    private long inFlight;
    private double latencySum;
    private double peak;
    private long overNanos;

    private Simulation(Scenario scenario, Controller controller, long seed) {
        this.scenario = scenario;
        this.load = scenario.load();
        this.seed = seed;
        this.total = scenario.supply().rows();
        this.live = scenario.supply() instanceof Supply.Live;
        int threads = scenario.supply() instanceof Supply.Rest rest ? rest.threads() : 1;
        this.idle = threads;
        this.budget = new Budget(scenario.memory());
        this.room = new Room(budget, threads);
        this.sizer = new BatchSizer(controller, schema(load.columns()));
    }

    /// Runs a scenario with a controller that has seen nothing yet.
    ///
    /// @param seed draws the noise of each batch's time
    public static Outcome run(Scenario scenario, Controller controller, long seed) {
        return new Simulation(scenario, controller, seed).run();
    }

    private Outcome run() {
        dispatch();
        while (failure.isEmpty() && rowsDone < total) {
            Event event = events.remove();
            if (budget.used() > budget.limit()) {
                overNanos += event.nanos() - now;
            }
            now = event.nanos();
            event.what().run();
            budget.limit(scenario.memory((double) rowsDone / total));
            dispatch();
        }
        double seconds = Math.max(1, now - halfNanos) / 1e9;
        long half = total - total / 2;
        return new Outcome(
                rowsDone, failure, half / seconds, live ? latencySum / half : 0, peak, overNanos / 1e9, points);
    }

    private void dispatch() {
        boolean more = failure.isEmpty();
        while (more) {
            if (idle > 0 && !delivering && ready.containsKey(nextDelivery)) {
                more = deliver(ready.remove(nextDelivery));
            } else {
                more = mayRead() && read();
            }
        }
    }

    private boolean mayRead() {
        boolean left = nextRow < total || !again.isEmpty();
        // A live source fills one batch at a time, and needs no thread for that.
        boolean free = live ? reading == 0 : idle > 0;
        return left && free && !starved;
    }

    /// @return whether there may be more to do
    private boolean read() {
        boolean turn = reading == 0 && ready.isEmpty() && !delivering;
        BatchSizer.Ask ask = sizer.ask(room.ofBatch(inFlight));
        if (!turn && !room.ahead(inFlight + ask.bytes())) {
            return false;
        }
        Read next = next(ask);
        try {
            take(next, load.bytesIn(next.rows));
        } catch (MemoryExceededException e) {
            sizer.refused();
            return starved(turn, ask, next, e);
        }
        again.remove(next.number);
        if (next.number == nextBatch) {
            nextBatch++;
            nextRow += next.rows;
        }
        reading++;
        idle -= live ? 0 : 1;
        next.readNanos = readNanos(next);
        after(next.readNanos, () -> {
            reading--;
            idle += live ? 0 : 1;
            ready.put(next.number, next);
        });
        return true;
    }

    private Read next(BatchSizer.Ask ask) {
        if (!again.isEmpty()) {
            return again.firstEntry().getValue();
        }
        return new Read(nextBatch, nextRow, (int) Math.min(ask.rows(), total - nextRow), ask);
    }

    private boolean starved(boolean turn, BatchSizer.Ask ask, Read next, MemoryExceededException refused) {
        if (!turn) {
            starved = true;
            return false;
        }
        if (again.containsKey(next.number) || !sizer.tooLarge(ask)) {
            failure = String.valueOf(refused.getMessage());
            return false;
        }
        return true;
    }

    /// @return whether there may be more to do
    private boolean deliver(Read batch) {
        double progress = (double) batch.firstRow / total;
        long rowsOut = load.rowsOut(batch.rows, progress);
        try {
            take(batch, rowsOut * load.bytesOut());
        } catch (MemoryExceededException e) {
            return withoutRoom(batch, e);
        }
        delivering = true;
        idle--;
        int queued = ready.size();
        long processNanos = Math.round(load.processNanos(batch.rows) * noise(2 * batch.number + 1));
        after(processNanos, () -> delivered(batch, rowsOut, processNanos, queued));
        return true;
    }

    /// Gives up what was read ahead; where something is still being read, that comes to its end first.
    private boolean withoutRoom(Read batch, MemoryExceededException refused) {
        sizer.refused();
        boolean any = !ready.isEmpty();
        for (Read other : ready.values()) {
            release(other);
            again.put(other.number, other);
        }
        ready.clear();
        ready.put(batch.number, batch);
        if (!any && reading == 0) {
            failure = String.valueOf(refused.getMessage());
        }
        return any;
    }

    private void delivered(Read batch, long rowsOut, long processNanos, int queued) {
        var seen = new Observation(
                batch.ask.rows(),
                batch.rows,
                load.bytesIn(batch.rows),
                rowsOut,
                rowsOut * load.bytesOut(),
                batch.readNanos,
                processNanos,
                0,
                queued,
                load.columns(),
                room.inUse(),
                room.limit(),
                new Strain(Strain.UNAVAILABLE, 0, 0, sizer.takeRefused()));
        sizer.done(batch.ask, seen);
        points.add(new Outcome.Point(now / 1e9, batch.rows, (batch.readNanos + processNanos) / 1e9, room.inUse()));
        release(batch);
        delivering = false;
        starved = false;
        idle++;
        nextDelivery++;
        count(batch);
    }

    private void count(Read batch) {
        long before = rowsDone;
        rowsDone += batch.rows;
        if (before < total / 2 && rowsDone >= total / 2) {
            halfNanos = now;
        }
        if (before >= total / 2 && scenario.supply() instanceof Supply.Live rows) {
            long first = rows.nanosOf(batch.firstRow);
            long last = rows.nanosOf(batch.firstRow + batch.rows);
            latencySum += batch.rows * (now - first / 2.0 - last / 2.0) / 1e9;
        }
    }

    private long readNanos(Read batch) {
        long nanos = Math.round(load.readNanos(batch.rows) * noise(2 * batch.number));
        if (scenario.supply() instanceof Supply.Live rows) {
            return Math.max(nanos, rows.nanosOf(batch.firstRow + batch.rows) - now);
        }
        return nanos;
    }

    private void take(Read batch, long bytes) {
        batch.leases.add(budget.lease("batches", bytes));
        inFlight += bytes;
        peak = Math.max(peak, (double) budget.used() / budget.limit());
    }

    private void release(Read batch) {
        for (Lease lease : batch.leases) {
            inFlight -= lease.bytes();
            lease.close();
        }
        batch.leases.clear();
    }

    private void after(long nanos, Runnable what) {
        events.add(new Event(now + nanos, eventNumber++, what));
    }

    private double noise(long number) {
        return StrictMath.exp(NOISE * new Random((seed + number) * 0x9E3779B97F4A7C15L).nextGaussian());
    }

    private static Schema schema(int columns) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            fields.add(new Field("c" + i, Type.INT64));
        }
        return new Schema(fields);
    }

    /// A batch on its way.
    private static final class Read {
        private final long number;
        private final long firstRow;
        private final int rows;
        private final BatchSizer.Ask ask;
        private final List<Lease> leases = new ArrayList<>();
        private long readNanos;

        Read(long number, long firstRow, int rows, BatchSizer.Ask ask) {
            this.number = number;
            this.firstRow = firstRow;
            this.rows = rows;
            this.ask = ask;
        }
    }

    private record Event(long nanos, long number, Runnable what) {}
}
