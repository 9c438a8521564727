package dev.leat.core.bars;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What is kept of one key between its trades: the bar it is in, and the trade it came to. [#BYTES] bytes in memory.
final class Stream {

    static final long BYTES = Bar.BYTES + 56;

    private static final long ROWS = Bar.BYTES;
    private static final long ACCEPTED = ROWS + 8;
    private static final long LAST_TIME = ROWS + 16;
    private static final long LAST_ID = ROWS + 24;
    private static final long LAST_ROW = ROWS + 32;
    private static final long LAST_PLACE = ROWS + 40;
    private static final long NEWEST = ROWS + 48;

    final Bar bar = new Bar();

    /// How many rows it had, and how many of them were trades in order.
    long rows;

    long accepted;

    /// The last trade: its time, its id, its row from 1, and which of the places read from that is in.
    long lastTime;

    long lastId;
    long lastRow;
    long lastPlace;

    /// The latest time it has seen.
    long newest;

    void load(MemorySegment from, long at) {
        bar.load(from, at);
        rows = from.get(ValueLayout.JAVA_LONG, at + ROWS);
        accepted = from.get(ValueLayout.JAVA_LONG, at + ACCEPTED);
        lastTime = from.get(ValueLayout.JAVA_LONG, at + LAST_TIME);
        lastId = from.get(ValueLayout.JAVA_LONG, at + LAST_ID);
        lastRow = from.get(ValueLayout.JAVA_LONG, at + LAST_ROW);
        lastPlace = from.get(ValueLayout.JAVA_LONG, at + LAST_PLACE);
        newest = from.get(ValueLayout.JAVA_LONG, at + NEWEST);
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
    }

    /// Whether a trade may come after the last one as it is: not earlier, and with a higher id.
    boolean follows(long time, long id) {
        return accepted == 0 || (time >= lastTime && id > lastId);
    }

    boolean repeats(long id) {
        return accepted > 0 && id == lastId;
    }

    boolean late(long time, long id) {
        return accepted > 0 && (time < lastTime || (time == lastTime && id < lastId));
    }

    boolean skipsTo(long id) {
        return accepted > 0 && id > lastId && id - lastId != 1;
    }

    /// Notes a trade as the last one, after `count` that were in order.
    void came(Trades trades, int i, int count, long place) {
        accepted += count;
        lastTime = trades.time(i);
        lastId = trades.id(i);
        lastRow = trades.rowNumber(i);
        lastPlace = place;
    }
}
