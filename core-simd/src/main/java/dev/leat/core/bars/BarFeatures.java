package dev.leat.core.bars;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.plugin.Environment;
import dev.leat.core.bars.features.Before;
import dev.leat.core.bars.features.Features;
import dev.leat.core.bars.features.Group;
import dev.leat.core.bars.features.Inside;
import dev.leat.core.bars.features.Market;
import dev.leat.core.bars.features.MeasureKernels;
import dev.leat.core.bars.features.Stretch;
import dev.leat.core.memory.GrowingMemory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Computes what needs the trades themselves: the columns of the groups `lookback`, `intra` and `market`.
///
/// It follows the bars. After each stretch of trades it keeps them ([KeptTrades]), takes the bars that closed among
/// them, and puts rows of values aside until bars are emitted. What comes before a bar is measured when it opens, and
/// waits beside the key's state.
final class BarFeatures implements AutoCloseable {

    private static final double MICROS_PER_SECOND = 1e6;

    private final boolean intra;
    private final boolean byMarket;
    private final boolean lookback;
    private final Stretch trades;
    private final Inside inside;
    private final Before before;
    private final Market market;
    private final Features<Inside> insideColumns;
    private final Features<Before> beforeColumns;
    private final Features<Market> marketColumns;
    private final LookbackWindow window;
    private final KeptTrades keeper;
    private final Kept kept = new Kept();
    private final GrowingMemory states;
    private final FeatureRows rows;
    private final FeatureWorkspace workspace;
    private final long stateBytes;
    private int keys;

    BarFeatures(BarsOptions options, Environment environment) {
        MemoryBudget memory = environment.memory();
        insideColumns = Features.inside(options.profile(), options.without());
        beforeColumns = Features.before(options.profile(), options.without());
        marketColumns = Features.market(options.profile(), options.without());
        intra = options.features().contains(Group.INTRA) && insideColumns.any();
        byMarket = options.features().contains(Group.MARKET) && marketColumns.any();
        lookback = options.features().contains(Group.LOOKBACK) && beforeColumns.any();
        trades = lookback ? Stretch.ofBarsAndWindows() : Stretch.ofBars();
        LongBars longBars = LongBars.of(environment, trades.bytes());
        workspace = new FeatureWorkspace(environment, longBars);
        MeasureKernels kernels = MeasureKernels.of(environment.kernels());
        inside = Features.inside(trades, kernels, workspace);
        before = Features.before(trades, kernels, workspace, options.profile());
        market = Features.market(trades, kernels);
        window = new LookbackWindow(options.lookback());
        keeper = new KeptTrades(environment, longBars, trades, kernels);
        states = new GrowingMemory(memory, "bars features");
        rows = new FeatureRows(groups(), memory);
        stateBytes = Kept.BYTES + (lookback ? beforeColumns.bytes() + window.markBytes() + Before.STATE_BYTES : 0);
    }

    /// The groups asked for, in the order of their columns.
    private List<Features<?>> groups() {
        List<Features<?>> groups = new ArrayList<>();
        if (lookback) {
            groups.add(beforeColumns);
        }
        if (intra) {
            groups.add(insideColumns);
        }
        if (byMarket) {
            groups.add(marketColumns);
        }
        return groups;
    }

    List<Field> fields() {
        return rows.fields();
    }

    void unit(TimeUnit unit) {
        trades.microsPerUnit(MICROS_PER_SECOND / unit.perSecond());
        window.unit(unit);
    }

    /// Follows the bars that were built of the trades of one key from `start` to before `end`: the closed ones from
    /// `first` on, and the one open now.
    ///
    /// @throws DataException where a sum over a window does not fit; the bars that opened before that are left
    void take(Trades from, int start, int end, int key, ClosedBars closed, int first)
            throws IOException, InterruptedException {
        if (!followed()) {
            return;
        }
        load(key);
        long come = kept.count();
        keeper.append(kept, from, start, end);
        keeper.of(kept);
        int bar = first;
        try {
            for (; bar < closed.count(); bar++) {
                open(key);
                close(key, closed, bar);
            }
            open(key);
        } catch (ArithmeticException e) {
            closed.truncate(bar);
            throw from.tooLarge(
                    Math.toIntExact(start + kept.open - come),
                    "over the trades before a bar is too large; it opens with",
                    e);
        }
        long needed = needed(key);
        if (lookback) {
            before.leave(kept.before, kept.before + needed, states.segment(), sums(key));
        }
        kept.from = needed;
        keeper.trim(kept, keys);
        store(key);
    }

    /// Takes the bar of a key that is open at the end, which was put among the closed ones as the last.
    void takeUnfinished(int key, ClosedBars closed) throws IOException, InterruptedException {
        if (followed()) {
            load(key);
            keeper.of(kept);
            close(key, closed, closed.count() - 1);
        }
    }

    private boolean followed() {
        return ofBars() || lookback;
    }

    private boolean ofBars() {
        return intra || byMarket;
    }

    /// Measures what is before the next bar, if its first trade is there.
    private void open(int key) throws IOException, InterruptedException {
        if (kept.opened != 0 || kept.open == kept.count()) {
            return;
        }
        kept.opened = 1;
        if (!lookback) {
            return;
        }
        window.of(kept, trades, kept.place(kept.open), states.segment(), marks(key));
        if (trades.none()) {
            beforeColumns.absent(states.segment(), waiting(key));
        } else {
            before.restart(kept.before, states.segment(), sums(key));
            beforeColumns.fill(before, states.segment(), waiting(key));
            workspace.release();
        }
    }

    /// Puts aside the row of a bar that closed.
    private void close(int key, ClosedBars closed, int bar) throws IOException, InterruptedException {
        long at = bar * ClosedBars.BYTES;
        int row = rows.add();
        MemorySegment into = rows.segment();
        long records = word(closed.bars(), at + Bar.RECORDS);
        if (lookback) {
            MemorySegment.copy(
                    states.segment(), waiting(key), into, rows.place(row, beforeColumns), beforeColumns.bytes());
            window.mark(kept, states.segment(), marks(key));
        }
        if (ofBars()) {
            int start = kept.place(kept.open);
            trades.between(start, Math.toIntExact(start + records));
        }
        if (intra) {
            say(closed.bars(), at);
            inside.restart();
            insideColumns.fill(inside, into, rows.place(row, insideColumns));
            workspace.release();
        }
        if (byMarket) {
            market.measure();
            marketColumns.fill(market, into, rows.place(row, marketColumns));
        }
        closed.bars().set(ValueLayout.JAVA_LONG, at + ClosedBars.FEATURES, row);
        kept.open += records;
        kept.bars++;
        kept.opened = 0;
    }

    private void say(MemorySegment bars, long at) {
        Inside.Said said = inside.said();
        said.counts(
                word(bars, at + ClosedBars.DURATION_MICROS),
                word(bars, at + Bar.TRADES),
                word(bars, at + Bar.BUY_TRADES));
        said.volume.set(word(bars, at + Bar.VOLUME), word(bars, at + Bar.VOLUME + 8));
        said.buyVolume.set(word(bars, at + Bar.BUY_VOLUME), word(bars, at + Bar.BUY_VOLUME + 8));
        said.turnover.set(word(bars, at + Bar.TURNOVER), word(bars, at + Bar.TURNOVER + 8));
    }

    private long needed(int key) throws IOException, InterruptedException {
        long needed = ofBars() ? kept.place(kept.open) : kept.to;
        return lookback ? Math.min(needed, window.needed(kept, trades, states.segment(), marks(key))) : needed;
    }

    /// Fills a builder's columns from `first` on with values of closed bars.
    void fill(BatchBuilder into, int first, MemorySegment bars, int count) {
        rows.fill(into, first, bars, count);
    }

    /// Forgets the rows of bars that were emitted.
    void clear() {
        rows.clear();
    }

    private void load(int key) {
        MemorySegment all = room(key + 1L);
        if (key >= keys) {
            all.asSlice(keys * stateBytes, (key + 1L - keys) * stateBytes).fill((byte) 0);
            keys = key + 1;
        }
        kept.load(all, key * stateBytes);
    }

    private MemorySegment room(long states) {
        try {
            return this.states.atLeast(Math.multiplyExact(states, stateBytes));
        } catch (MemoryExceededException e) {
            var told =
                    new MemoryExceededException(e.getMessage() + "; features keep " + stateBytes + " bytes for each of "
                            + states + " keys: fewer keys, or with lookback=...bars fewer bars, need less");
            told.initCause(e);
            throw told;
        }
    }

    private void store(int key) {
        kept.store(states.segment(), key * stateBytes);
    }

    /// Where the row of what is before a key's open bar waits.
    private long waiting(int key) {
        return key * stateBytes + Kept.BYTES;
    }

    private long marks(int key) {
        return waiting(key) + beforeColumns.bytes();
    }

    /// Where what follows a key's window is.
    private long sums(int key) {
        return marks(key) + window.markBytes();
    }

    private static long word(MemorySegment from, long at) {
        return from.get(ValueLayout.JAVA_LONG, at);
    }

    void save(DataOutput state) throws IOException, InterruptedException {
        state.writeInt(keys);
        for (int key = 0; key < keys; key++) {
            long at = key * stateBytes;
            kept.load(states.segment(), at);
            for (long word = 0; word < stateBytes; word += 8) {
                state.writeLong(word(states.segment(), at + word));
            }
            keeper.save(kept, state);
        }
    }

    void restore(DataInput state) throws IOException, InterruptedException {
        int saved = state.readInt();
        for (int key = 0; key < saved; key++) {
            load(key);
            MemorySegment all = states.segment();
            for (long word = 0; word < stateBytes; word += 8) {
                all.set(ValueLayout.JAVA_LONG, key * stateBytes + word, state.readLong());
            }
            kept.load(all, key * stateBytes);
            keeper.restore(kept, state);
            store(key);
        }
    }

    @Override
    public void close() throws IOException {
        states.close();
        rows.close();
        try (keeper) {
            workspace.close();
        }
    }
}
