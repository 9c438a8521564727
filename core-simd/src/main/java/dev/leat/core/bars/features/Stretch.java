package dev.leat.core.bars.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;

/// Trades of one key side by side, in order: of what is kept of them, those that a measure is of.
///
/// Its columns are prices and quantities as doubles (specification 1.1: the raw number divided by 1e8), times, whether
/// the buyer was the maker; and for windows the raw prices and quantities, and how many trades each record stands for.
/// They lie in a block of memory, or in [Pieces] of which a part is in view. So a pass over them goes piece by piece:
/// `for (i = from; i < to; i = end) { end = reach(i, PRICES); ... }`. What it looks at is at most one place before a
/// piece and two behind it.
public final class Stretch {

    /// Columns to ask for, as bits.
    public static final int PRICES = 1;

    public static final int QUANTITIES = 1 << 1;
    public static final int TIMES = 1 << 2;
    static final int RAW_PRICES = 1 << 3;
    static final int RAW_QUANTITIES = 1 << 4;
    static final int COUNTS = 1 << 5;

    private static final int ALONE = 3;
    private static final int FOR_WINDOWS = 6;

    private final int words;
    private final int makerColumn;
    private Optional<Pieces> pieces = Optional.empty();
    MemorySegment prices = MemorySegment.NULL;
    MemorySegment quantities = MemorySegment.NULL;
    MemorySegment times = MemorySegment.NULL;
    MemorySegment rawPrices = MemorySegment.NULL;
    MemorySegment rawQuantities = MemorySegment.NULL;
    MemorySegment counts = MemorySegment.NULL;
    MemorySegment makers = MemorySegment.NULL;

    /// The place of the columns' first value.
    int base;

    int from;
    int to;
    double microsPerUnit = 1;

    private Stretch(int words) {
        this.words = words;
        makerColumn = 1 << words;
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

    /// How many bytes a value of each column takes.
    public int[] widths() {
        int[] widths = new int[words + 1];
        Arrays.fill(widths, Long.BYTES);
        widths[words] = 1;
        return widths;
    }

    public boolean forWindows() {
        return words == FOR_WINDOWS;
    }

    /// Looks at a block with columns for `capacity` trades, a multiple of 8.
    public Stretch on(MemorySegment block, long capacity) {
        long column = 8 * capacity;
        pieces = Optional.empty();
        base = 0;
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

    /// Looks at trades that are in memory in part, the columns in the order of [#widths]. Nothing is in view at
    /// first.
    public Stretch on(Pieces longer) {
        pieces = Optional.of(longer);
        view(longer);
        return this;
    }

    /// Brings trades from a place on into view.
    ///
    /// @param columns those that are looked at
    /// @return the end of the piece: [#to], or a multiple of 8 places from `i`
    int reach(int i, int columns) throws IOException, InterruptedException {
        return reach(i, to, columns);
    }

    /// The same where trades are looked at up to another place than [#to].
    int reach(int i, int stop, int columns) throws IOException, InterruptedException {
        if (pieces.isEmpty()) {
            return stop;
        }
        Pieces longer = pieces.get();
        longer.look(i, columns);
        view(longer);
        int end = longer.to() == longer.size() ? stop : longer.to() - 2;
        return end >= stop ? stop : i + (end - i) / Pieces.MARGIN * Pieces.MARGIN;
    }

    private void view(Pieces longer) {
        base = longer.from();
        look(longer::view);
    }

    private void look(IntFunction<MemorySegment> columns) {
        prices = columns.apply(0);
        quantities = columns.apply(1);
        times = columns.apply(2);
        if (forWindows()) {
            rawPrices = columns.apply(3);
            rawQuantities = columns.apply(4);
            counts = columns.apply(5);
        }
        makers = columns.apply(words);
    }

    /// Looks at where the next values of longer columns go, which are at place 0 of this view.
    public Stretch onNext(Pieces longer) {
        pieces = Optional.empty();
        base = 0;
        look(longer::next);
        return this;
    }

    /// Copies these trades into another view, to a place on. It may be a view of the same block, and the place
    /// before these.
    public void copyTo(Stretch into, int place) throws IOException, InterruptedException {
        for (int i = from; i < to; ) {
            int end = reach(i, all());
            for (int column = 0; column <= words; column++) {
                copy(i, end - i, column, into.column(column), place + i - from);
            }
            i = end;
        }
    }

    /// Puts these trades behind longer columns.
    public void copyTo(Pieces longer) throws IOException, InterruptedException {
        for (int i = from; i < to; ) {
            int end = Math.min(reach(i, all()), i + longer.room());
            for (int column = 0; column <= words; column++) {
                copy(i, end - i, column, longer.next(column), 0);
            }
            longer.added(end - i);
            i = end;
        }
    }

    private void copy(int place, int count, int column, MemorySegment into, int at) {
        long width = width(column);
        MemorySegment.copy(column(column), width * (place - base), into, width * at, width * count);
    }

    /// Writes these trades, column by column.
    public void save(DataOutput state) throws IOException, InterruptedException {
        for (int column = 0; column <= words; column++) {
            for (int i = from; i < to; ) {
                int end = reach(i, 1 << column);
                for (; i < end; i++) {
                    if (column < words) {
                        state.writeLong(column(column).getAtIndex(ValueLayout.JAVA_LONG, (long) i - base));
                    } else {
                        state.writeByte(maker(i));
                    }
                }
            }
        }
    }

    /// Reads as many trades as were written.
    public void restore(DataInput state) throws IOException {
        for (int column = 0; column < words; column++) {
            for (int i = from; i < to; i++) {
                column(column).setAtIndex(ValueLayout.JAVA_LONG, i, state.readLong());
            }
        }
        for (int i = from; i < to; i++) {
            makers.set(ValueLayout.JAVA_BYTE, i, state.readByte());
        }
    }

    private MemorySegment column(int column) {
        if (column == words) {
            return makers;
        }
        return switch (column) {
            case 0 -> prices;
            case 1 -> quantities;
            case 2 -> times;
            case 3 -> rawPrices;
            case 4 -> rawQuantities;
            default -> counts;
        };
    }

    private long width(int column) {
        return column == words ? 1 : Long.BYTES;
    }

    /// The bits of all columns.
    private int all() {
        return (1 << (words + 1)) - 1;
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

    /// The bit of the makers' column.
    int makerColumn() {
        return makerColumn;
    }

    /// The price at any place, in view or not. What was in view may not be so any more.
    double priceAt(int place) throws IOException, InterruptedException {
        bring(place, PRICES);
        return price(place);
    }

    /// The quantity at any place, as [#priceAt].
    double quantityAt(int place) throws IOException, InterruptedException {
        bring(place, QUANTITIES);
        return quantity(place);
    }

    /// The time at any place, as [#priceAt].
    public long timeAt(int place) throws IOException, InterruptedException {
        bring(place, TIMES);
        return time(place);
    }

    /// Whether the trade at any place is a buy, as [#priceAt].
    boolean boughtAt(int place) throws IOException, InterruptedException {
        bring(place, makerColumn);
        return bought(place);
    }

    private void bring(int place, int columns) throws IOException, InterruptedException {
        if (pieces.isPresent()) {
            pieces.get().look(place, columns);
            view(pieces.get());
        }
    }

    double price(int i) {
        return prices.getAtIndex(ValueLayout.JAVA_DOUBLE, (long) i - base);
    }

    double quantity(int i) {
        return quantities.getAtIndex(ValueLayout.JAVA_DOUBLE, (long) i - base);
    }

    long time(int i) {
        return times.getAtIndex(ValueLayout.JAVA_LONG, (long) i - base);
    }

    long rawPrice(int i) {
        return rawPrices.getAtIndex(ValueLayout.JAVA_LONG, (long) i - base);
    }

    long rawQuantity(int i) {
        return rawQuantities.getAtIndex(ValueLayout.JAVA_LONG, (long) i - base);
    }

    long count(int i) {
        return counts.getAtIndex(ValueLayout.JAVA_LONG, (long) i - base);
    }

    byte maker(int i) {
        return makers.get(ValueLayout.JAVA_BYTE, (long) i - base);
    }

    boolean bought(int i) {
        return maker(i) == 0;
    }

    /// 1 where a trade is a buy, -1 where it is a sale, without a jump that could be guessed wrong.
    double side(int i) {
        return 1 - 2 * maker(i);
    }

    /// The time between a trade and the next, in microseconds.
    double gap(int i) {
        return (time(i + 1) - time(i)) * microsPerUnit;
    }
}
