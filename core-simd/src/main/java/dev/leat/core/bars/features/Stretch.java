package dev.leat.core.bars.features;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Trades of one key side by side, in order: of what is kept of them, those that a measure is of.
///
/// A block of memory holds columns for so many trades: prices and quantities as doubles (specification 1.1: the raw
/// number divided by 1e8), times, whether the buyer was the maker; and for windows the raw prices and quantities, and
/// how many trades each record stands for.
public final class Stretch {

    private static final int ALONE = 3;
    private static final int FOR_WINDOWS = 6;

    private final int words;
    MemorySegment prices = MemorySegment.NULL;
    MemorySegment quantities = MemorySegment.NULL;
    MemorySegment times = MemorySegment.NULL;
    MemorySegment rawPrices = MemorySegment.NULL;
    MemorySegment rawQuantities = MemorySegment.NULL;
    MemorySegment counts = MemorySegment.NULL;
    MemorySegment makers = MemorySegment.NULL;
    int from;
    int to;
    double microsPerUnit = 1;

    private Stretch(int words) {
        this.words = words;
    }

    public static Stretch ofBars() {
        return new Stretch(ALONE);
    }

    public static Stretch ofBarsAndWindows() {
        return new Stretch(FOR_WINDOWS);
    }

    /// Another view with the same columns.
    public Stretch another() {
        return new Stretch(words);
    }

    /// How many bytes a trade takes.
    public long bytes() {
        return words * 8L + 1;
    }

    public boolean forWindows() {
        return words == FOR_WINDOWS;
    }

    /// Looks at a block with columns for `capacity` trades, a multiple of 8.
    public Stretch on(MemorySegment block, long capacity) {
        long column = 8 * capacity;
        prices = block.asSlice(0, column);
        quantities = block.asSlice(column, column);
        times = block.asSlice(2 * column, column);
        if (forWindows()) {
            rawPrices = block.asSlice(3 * column, column);
            rawQuantities = block.asSlice(4 * column, column);
            counts = block.asSlice(5 * column, column);
        }
        makers = block.asSlice(words * column, capacity);
        return this;
    }

    /// The columns whose trades take a word each, in order.
    public List<MemorySegment> words() {
        List<MemorySegment> alone = List.of(prices, quantities, times);
        return forWindows() ? List.of(prices, quantities, times, rawPrices, rawQuantities, counts) : alone;
    }

    /// Narrows the view to the trades from one place to before another.
    public Stretch between(int first, int end) {
        from = first;
        to = end;
        return this;
    }

    /// How long a unit of its times is, in microseconds.
    public void microsPerUnit(double micros) {
        microsPerUnit = micros;
    }

    public MemorySegment prices() {
        return prices;
    }

    public MemorySegment quantities() {
        return quantities;
    }

    public MemorySegment times() {
        return times;
    }

    public MemorySegment rawPrices() {
        return rawPrices;
    }

    public MemorySegment rawQuantities() {
        return rawQuantities;
    }

    public MemorySegment counts() {
        return counts;
    }

    /// A byte each, 1 where the buyer was the maker.
    public MemorySegment makers() {
        return makers;
    }

    public boolean none() {
        return to <= from;
    }

    int size() {
        return to - from;
    }

    double price(int i) {
        return prices.getAtIndex(ValueLayout.JAVA_DOUBLE, i);
    }

    double quantity(int i) {
        return quantities.getAtIndex(ValueLayout.JAVA_DOUBLE, i);
    }

    public long time(int i) {
        return times.getAtIndex(ValueLayout.JAVA_LONG, i);
    }

    boolean bought(int i) {
        return makers.get(ValueLayout.JAVA_BYTE, i) == 0;
    }

    /// 1 where a trade is a buy, -1 where it is a sale, without a jump that could be guessed wrong.
    double side(int i) {
        return 1 - 2 * makers.get(ValueLayout.JAVA_BYTE, i);
    }

    /// The time between a trade and the next, in microseconds.
    double gap(int i) {
        return (time(i + 1) - time(i)) * microsPerUnit;
    }
}
