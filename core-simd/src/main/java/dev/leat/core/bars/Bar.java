package dev.leat.core.bars;

import dev.leat.core.numbers.Wide;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The bar being built: all that is kept of its trades.
///
/// Prices and quantities are in units of 1e-8, times in the input's unit. In memory it is [#BYTES] bytes, a word each
/// in native order, so that state is copied, saved and spilled as it is.
final class Bar {

    static final long KEY = 0;
    static final long ROW = 8;
    static final long OPEN_TIME = 16;
    static final long CLOSE_TIME = 24;
    static final long OPEN = 32;
    static final long HIGH = 40;
    static final long LOW = 48;
    static final long CLOSE = 56;
    static final long LEAST = 64;
    static final long MOST = 72;
    static final long RECORDS = 80;
    static final long TRADES = 88;
    static final long BUY_TRADES = 96;
    static final long FIRST_ID = 104;
    static final long LAST_ID = 112;
    static final long FIRST_TRADE = 120;
    static final long LAST_TRADE = 128;
    static final long VOLUME = 136;
    static final long BUY_VOLUME = 152;
    static final long TURNOVER = 168;
    static final long BUY_TURNOVER = 184;
    static final long SETTLED_VWAP = 200;
    static final long BYTES = 208;

    /// Which key's bar it is.
    long key;

    /// The row that closed it, as a place among the rows of the batch.
    long row;

    long openTime;
    long closeTime;
    long open;
    long high;
    long low;
    long close;

    /// The lowest and the highest price that do not breach. The lowest is above the highest where all do. For kinds
    /// that do not go by price they are those that sums in lanes take.
    long least;

    long most;

    /// How many records it has; none where no bar is open.
    long records;

    /// How many trades the records stand for.
    long trades;

    long buyTrades;
    long firstId;
    long lastId;
    long firstTrade;
    long lastTrade;
    final Wide volume = new Wide();
    final Wide buyVolume = new Wide();
    final Wide turnover = new Wide();
    final Wide buyTurnover = new Wide();

    /// The average price when volume was last above zero before a negative quantity; before that, the open.
    long settledVwap;

    /// Opens it with a trade.
    void open(Kind kind, Trades from, int i) {
        begin(kind, from, i);
        add(from, i);
    }

    /// Sets its thresholds (specification 1.3) and all that a trade tells of a bar by being its first, but for the
    /// sums.
    void begin(Kind kind, Trades from, int i) {
        open = from.price(i);
        high = open;
        low = open;
        openTime = from.time(i);
        firstId = from.id(i);
        firstTrade = from.first(i);
        settledVwap = open;
        records = 0;
        trades = 0;
        buyTrades = 0;
        volume.set(0, 0);
        buyVolume.set(0, 0);
        turnover.set(0, 0);
        buyTurnover.set(0, 0);
        around(open, kind.reach(open));
    }

    /// Sets its thresholds so far from a price. Those beyond 64 bits are never reached, so the nearest price stands
    /// for them.
    void around(long price, long delta) {
        if (delta <= 0) {
            least = Long.MAX_VALUE;
            most = Long.MIN_VALUE;
            return;
        }
        long top = price + (delta - 1);
        most = top < 0 ? Long.MAX_VALUE : top;
        least = price - delta + 1;
    }

    /// Adds a trade (specification 1.4).
    void add(Trades from, int i) {
        long price = from.price(i);
        long quantity = from.quantity(i);
        long count = Math.addExact(Math.subtractExact(from.last(i), from.first(i)), 1);
        if (quantity < 0 && volume.positive()) {
            settledVwap = vwap();
        }
        high = Math.max(high, price);
        low = Math.min(low, price);
        lastIs(from, i);
        records++;
        trades = Math.addExact(trades, count);
        volume.add(quantity);
        turnover.addProduct(price, quantity);
        if (!from.maker(i)) {
            buyTrades = Math.addExact(buyTrades, count);
            buyVolume.add(quantity);
            buyTurnover.addProduct(price, quantity);
        }
    }

    /// Notes a trade as the last one.
    void lastIs(Trades from, int i) {
        close = from.price(i);
        closeTime = from.time(i);
        lastId = from.id(i);
        lastTrade = from.last(i);
    }

    /// Whether a price is at a threshold or beyond.
    boolean breachedBy(long price) {
        return price < least || price > most;
    }

    /// Turnover by volume, towards zero; where there is no volume, what it was before.
    long vwap() {
        return volume.positive() ? Wide.divide(turnover.high, turnover.low, volume.high, volume.low) : settledVwap;
    }

    void store(MemorySegment into, long at) {
        put(into, at + KEY, key);
        put(into, at + ROW, row);
        put(into, at + OPEN_TIME, openTime);
        put(into, at + CLOSE_TIME, closeTime);
        put(into, at + OPEN, open);
        put(into, at + HIGH, high);
        put(into, at + LOW, low);
        put(into, at + CLOSE, close);
        put(into, at + LEAST, least);
        put(into, at + MOST, most);
        put(into, at + RECORDS, records);
        put(into, at + TRADES, trades);
        put(into, at + BUY_TRADES, buyTrades);
        put(into, at + FIRST_ID, firstId);
        put(into, at + LAST_ID, lastId);
        put(into, at + FIRST_TRADE, firstTrade);
        put(into, at + LAST_TRADE, lastTrade);
        put(into, at + VOLUME, volume);
        put(into, at + BUY_VOLUME, buyVolume);
        put(into, at + TURNOVER, turnover);
        put(into, at + BUY_TURNOVER, buyTurnover);
        put(into, at + SETTLED_VWAP, settledVwap);
    }

    void load(MemorySegment from, long at) {
        key = word(from, at + KEY);
        row = word(from, at + ROW);
        openTime = word(from, at + OPEN_TIME);
        closeTime = word(from, at + CLOSE_TIME);
        open = word(from, at + OPEN);
        high = word(from, at + HIGH);
        low = word(from, at + LOW);
        close = word(from, at + CLOSE);
        least = word(from, at + LEAST);
        most = word(from, at + MOST);
        records = word(from, at + RECORDS);
        trades = word(from, at + TRADES);
        buyTrades = word(from, at + BUY_TRADES);
        firstId = word(from, at + FIRST_ID);
        lastId = word(from, at + LAST_ID);
        firstTrade = word(from, at + FIRST_TRADE);
        lastTrade = word(from, at + LAST_TRADE);
        volume.set(word(from, at + VOLUME), word(from, at + VOLUME + 8));
        buyVolume.set(word(from, at + BUY_VOLUME), word(from, at + BUY_VOLUME + 8));
        turnover.set(word(from, at + TURNOVER), word(from, at + TURNOVER + 8));
        buyTurnover.set(word(from, at + BUY_TURNOVER), word(from, at + BUY_TURNOVER + 8));
        settledVwap = word(from, at + SETTLED_VWAP);
    }

    private static long word(MemorySegment from, long at) {
        return from.get(ValueLayout.JAVA_LONG, at);
    }

    private static void put(MemorySegment into, long at, long value) {
        into.set(ValueLayout.JAVA_LONG, at, value);
    }

    private static void put(MemorySegment into, long at, Wide value) {
        put(into, at, value.low);
        put(into, at + 8, value.high);
    }
}
