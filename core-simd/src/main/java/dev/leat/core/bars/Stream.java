package dev.leat.core.bars;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What is kept of one key between its trades: the bar it is in, and the trade it came to. [#BYTES] bytes in memory.
final class Stream {

    static final long BYTES = Bar.BYTES + 64 + Expected.BYTES;

    static final long ROWS = Bar.BYTES;
    private static final long ACCEPTED = ROWS + 8;
    private static final long LAST_TIME = ROWS + 16;
    private static final long LAST_ID = ROWS + 24;
    private static final long LAST_ROW = ROWS + 32;
    private static final long LAST_PLACE = ROWS + 40;
    static final long NEWEST = ROWS + 48;
    static final long GAPS = ROWS + 56;
    private static final long EXPECTED = ROWS + 64;

    final Bar bar = new Bar();

    /// What imbalance bars go by.
    final Expected imbalance = new Expected();

    /// How many rows it had, how many of them were trades in order, and how many of those have an id more than one
    /// above that of the one before.
    long rows;

    long accepted;
    long gaps;

    /// The last trade: its time, its id, its row from 1, and which of the places read from that is in.
    long lastTime;

    long lastId;
    long lastRow;
    long lastPlace;

    /// The latest time it has seen.
    long newest;

    /// Whether ids that go down are looked up before they are taken, and whether that of the next trade was.
    boolean unrepeated;

    boolean cleared;

    void load(MemorySegment from, long at) {
        bar.load(from, at);
        rows = from.get(ValueLayout.JAVA_LONG, at + ROWS);
        accepted = from.get(ValueLayout.JAVA_LONG, at + ACCEPTED);
        lastTime = from.get(ValueLayout.JAVA_LONG, at + LAST_TIME);
        lastId = from.get(ValueLayout.JAVA_LONG, at + LAST_ID);
        lastRow = from.get(ValueLayout.JAVA_LONG, at + LAST_ROW);
        lastPlace = from.get(ValueLayout.JAVA_LONG, at + LAST_PLACE);
        newest = from.get(ValueLayout.JAVA_LONG, at + NEWEST);
        gaps = from.get(ValueLayout.JAVA_LONG, at + GAPS);
        imbalance.load(from, at + EXPECTED);
    }

    void store(MemorySegment into, long at) {
        bar.store(into, at);
        into.set(ValueLayout.JAVA_LONG, at + ROWS, rows);
        into.set(ValueLayout.JAVA_LONG, at + ACCEPTED, accepted);
        into.set(ValueLayout.JAVA_LONG, at + LAST_TIME, lastTime);
        into.set(ValueLayout.JAVA_LONG, at + LAST_ID, lastId);
        into.set(ValueLayout.JAVA_LONG, at + LAST_ROW, lastRow);
        into.set(ValueLayout.JAVA_LONG, at + LAST_PLACE, lastPlace);
        into.set(ValueLayout.JAVA_LONG, at + NEWEST, newest);
        into.set(ValueLayout.JAVA_LONG, at + GAPS, gaps);
        imbalance.store(into, at + EXPECTED);
    }

    /// Takes a trade as the last one, if it comes after that.
    boolean take(long time, long id) {
        if (!takes(time, id)) {
            return false;
        }
        cleared = false;
        if (accepted > 0 && skips(lastId, id)) {
            gaps++;
        }
        accepted++;
        lastTime = time;
        lastId = id;
        return true;
    }

    /// Whether a trade would be taken.
    boolean takes(long time, long id) {
        return !repeats(id) && !late(time, id) && !(unrepeated && accepted > 0 && id < lastId && !cleared);
    }

    /// Notes a trade as the last one, after those up to it were counted.
    void lastIs(Trades trades, int i) {
        lastTime = trades.time(i);
        lastId = trades.id(i);
        if (bar.records != 0) {
            bar.lastIs(trades, i);
        }
    }

    /// Whether a trade has the id of the last one.
    boolean repeats(long id) {
        return accepted > 0 && id == lastId;
    }

    /// Whether a trade is before the last one by time, then id.
    boolean late(long time, long id) {
        return accepted > 0 && (time < lastTime || (time == lastTime && id < lastId));
    }

    /// Whether ids between two are missing.
    static boolean skips(long before, long id) {
        return id > before && id - before != 1;
    }
}
