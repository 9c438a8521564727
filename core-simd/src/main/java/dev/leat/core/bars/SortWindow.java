package dev.leat.core.bars;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Origin;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.simd.Bitmaps;
import dev.leat.core.memory.GrowingMemory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;

/// Holds trades back until one of their key is later by more than the window, and lets them go in order of (time, id).
///
/// A trade goes with the row that made it go, so that what comes of it takes its place among other keys' by the rows
/// alone, whatever the batches.
final class SortWindow implements Runs, AutoCloseable {

    private static final int KEY = 0;
    private static final int TIME = 1;
    private static final int ID = 2;
    private static final int PRICE = 3;
    private static final int QUANTITY = 4;
    private static final int FIRST = 5;
    private static final int LAST = 6;
    private static final int MAKER = 7;

    private final Duration window;
    private final Binding binding;
    private final Streams streams;
    private final SortedRows waiting;

    /// The rows of this batch that were later than all before of their key: key, time, row.
    private final SortedRows advances;

    private final Scratch released;
    private final GrowingMemory runs;
    private Trades trades;
    private Origin origin = Origin.NOWHERE;
    private long span;
    private int runCount;
    private int releasedCount;
    private int lastKey;

    SortWindow(Duration window, Binding binding, Streams streams, MemoryBudget budget) {
        this.window = window;
        this.binding = binding;
        this.streams = streams;
        waiting = new SortedRows(budget, "bars sort window");
        advances = new SortedRows(budget, "bars sort window");
        released = new Scratch(budget);
        runs = new GrowingMemory(budget, "bars sort window");
        trades = released.trades();
    }

    /// Takes a batch's trades from one up to the first that comes too late, and releases those whose time has come.
    ///
    /// @param keys the key number of each, or empty where there is one key
    /// @return where it stopped
    int take(Trades batch, int from, int to, MemorySegment keys, TimeUnit unit) {
        span = window.toNanos() / (TimeUnit.NANOS.perSecond() / unit.perSecond());
        origin = batch.origin();
        advances.truncate(0);
        int next = from;
        while (next < to && !late(batch, next, keys)) {
            hold(batch, next, key(keys, next));
            next++;
        }
        waiting.sort();
        advances.sort();
        release();
        return next;
    }

    /// Whether a trade is earlier than the latest of its key by more than the window.
    boolean late(Trades batch, int i, MemorySegment keys) {
        int key = key(keys, i);
        return streams.rows(key) > 0 && batch.time(i) < earliest(streams.newest(key), span);
    }

    /// What to throw for a trade that comes too late.
    DataException tooLate(Trades batch, int i, MemorySegment keys) {
        return batch.wrong(
                i,
                "the trade " + batch.id(i) + " at " + batch.time(i) + " comes after one at "
                        + streams.newest(key(keys, i)) + ", which is later than order=sort:" + window.toNanos()
                        + "ns puts in order");
    }

    static int key(MemorySegment keys, int i) {
        return keys.byteSize() == 0 ? 0 : keys.getAtIndex(ValueLayout.JAVA_INT, i);
    }

    /// Releases all that wait.
    void takeAll() {
        start();
        for (int i = 0; i < waiting.count(); i++) {
            let(i, 0);
        }
        end();
        waiting.truncate(0);
    }

    /// What was released.
    @Override
    public Trades trades() {
        return trades;
    }

    @Override
    public int count() {
        return runCount;
    }

    @Override
    public int key(int run) {
        return runs.segment().getAtIndex(ValueLayout.JAVA_INT, 2L * run);
    }

    @Override
    public int start(int run) {
        return run == 0 ? 0 : end(run - 1);
    }

    @Override
    public int end(int run) {
        return runs.segment().getAtIndex(ValueLayout.JAVA_INT, 2L * run + 1);
    }

    private void hold(Trades batch, int i, int key) {
        binding.number(batch, i, i + 1, streams.rows(key));
        long time = batch.time(i);
        boolean first = streams.rows(key) == 0;
        long newest = streams.newest(key);
        if (first || time > newest) {
            streams.newest(key, time);
            int advance = advances.add();
            advances.set(advance, KEY, key);
            advances.set(advance, TIME, time);
            advances.set(advance, ID, i);
        }
        streams.came(key, 1);
        int row = waiting.add();
        waiting.set(row, KEY, key);
        waiting.set(row, TIME, time);
        waiting.set(row, ID, batch.id(i));
        waiting.set(row, PRICE, batch.price(i));
        waiting.set(row, QUANTITY, batch.quantity(i));
        waiting.set(row, FIRST, batch.first(i));
        waiting.set(row, LAST, batch.last(i));
        waiting.set(row, MAKER, batch.maker(i) ? 1 : 0);
    }

    private void release() {
        start();
        int kept = 0;
        int advance = 0;
        for (int i = 0; i < waiting.count(); i++) {
            while (advance < advances.count() && doesNotRelease(advance, i)) {
                advance++;
            }
            if (advance < advances.count() && advances.word(advance, KEY) == waiting.word(i, KEY)) {
                let(i, (int) advances.word(advance, ID));
            } else {
                waiting.move(i, kept++);
            }
        }
        end();
        waiting.truncate(kept);
    }

    /// Whether an advance is of an earlier key, or of the same but not late enough.
    private boolean doesNotRelease(int advance, int row) {
        int order = Long.compare(advances.word(advance, KEY), waiting.word(row, KEY));
        return order < 0 || (order == 0 && waiting.word(row, TIME) >= earliest(advances.word(advance, TIME), span));
    }

    private void start() {
        trades = released.room(waiting.count(), origin);
        releasedCount = 0;
        runCount = 0;
    }

    private void end() {
        if (releasedCount > 0) {
            endRun();
        }
    }

    /// Lets a waiting trade go, with the row that made it go.
    private void let(int row, int byRow) {
        int key = (int) waiting.word(row, KEY);
        if (releasedCount > 0 && key != lastKey) {
            endRun();
        }
        lastKey = key;
        put(trades.times(), waiting.word(row, TIME));
        put(trades.ids(), waiting.word(row, ID));
        put(trades.prices(), waiting.word(row, PRICE));
        put(trades.quantities(), waiting.word(row, QUANTITY));
        put(trades.firsts(), waiting.word(row, FIRST));
        put(trades.lasts(), waiting.word(row, LAST));
        Bitmaps.set(trades.makers(), releasedCount, waiting.word(row, MAKER) != 0);
        trades.rows().setAtIndex(ValueLayout.JAVA_INT, releasedCount, byRow);
        releasedCount++;
    }

    private void put(MemorySegment column, long value) {
        column.setAtIndex(ValueLayout.JAVA_LONG, releasedCount, value);
    }

    private void endRun() {
        MemorySegment all = runs.atLeast(8L * (runCount + 1L));
        all.setAtIndex(ValueLayout.JAVA_INT, 2L * runCount, lastKey);
        all.setAtIndex(ValueLayout.JAVA_INT, 2L * runCount + 1, releasedCount);
        runCount++;
    }

    /// The earliest time that is not too late.
    private static long earliest(long newest, long span) {
        long earliest = newest - span;
        return earliest > newest ? Long.MIN_VALUE : earliest;
    }

    void save(DataOutput state) throws IOException {
        waiting.save(state);
    }

    void restore(DataInput state) throws IOException {
        waiting.restore(state);
    }

    @Override
    public void close() {
        waiting.close();
        advances.close();
        released.close();
        runs.close();
    }
}
