package dev.leat.core.bars;

import dev.leat.core.numbers.Wide;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What a key's imbalance bars so far make expected of the next one, and what the open one has come to. [#BYTES] bytes
/// in memory.
final class Expected {

    static final long BYTES = 64;

    /// The sum of signed weights of the open bar, in units, and how many records that is of.
    final Wide sum = new Wide();

    long count;

    /// How many records a bar has, and what a record adds to its sum, in units.
    double records;

    double imbalance;

    /// How many bars closed.
    long bars;

    /// The last trade's price and its sign by the tick rule, which is 0 before the first.
    long lastPrice;

    long sign;

    void add(int signOfTrade, Imbalance.Weight weight, long price, long quantity) {
        switch (weight) {
            case TICK -> sum.add(signOfTrade);
            case VOLUME -> add(signOfTrade, 1, quantity);
            case DOLLAR -> add(signOfTrade, price, quantity);
        }
        count++;
    }

    private void add(int signOfTrade, long price, long quantity) {
        long low = price * quantity;
        long high = Math.multiplyHigh(price, quantity);
        if (signOfTrade > 0) {
            sum.add(low, high);
        } else {
            sum.add(-low, ~high + (low == 0 ? 1 : 0));
        }
    }

    /// Begins a bar. What is expected stays.
    void abandon() {
        sum.set(0, 0);
        count = 0;
    }

    void load(MemorySegment from, long at) {
        sum.set(word(from, at), word(from, at + 8));
        count = word(from, at + 16);
        records = Double.longBitsToDouble(word(from, at + 24));
        imbalance = Double.longBitsToDouble(word(from, at + 32));
        bars = word(from, at + 40);
        lastPrice = word(from, at + 48);
        sign = word(from, at + 56);
    }

    void store(MemorySegment into, long at) {
        put(into, at, sum.low);
        put(into, at + 8, sum.high);
        put(into, at + 16, count);
        put(into, at + 24, Double.doubleToRawLongBits(records));
        put(into, at + 32, Double.doubleToRawLongBits(imbalance));
        put(into, at + 40, bars);
        put(into, at + 48, lastPrice);
        put(into, at + 56, sign);
    }

    private static long word(MemorySegment from, long at) {
        return from.get(ValueLayout.JAVA_LONG, at);
    }

    private static void put(MemorySegment into, long at, long value) {
        into.set(ValueLayout.JAVA_LONG, at, value);
    }
}
