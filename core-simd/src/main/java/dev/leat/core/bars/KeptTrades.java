package dev.leat.core.bars;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.simd.Bitmaps;
import dev.leat.core.bars.features.MeasureKernels;
import dev.leat.core.bars.features.Stretch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The trades of each key that features still need, side by side in a block of the key's own.
///
/// New ones go behind; where there is no room, those still needed move to the front, or to a larger block. So a trade
/// is moved a bounded number of times, and what is kept of a key is at most four times what is needed, or its share of
/// the budget.
final class KeptTrades implements AutoCloseable {

    private static final long EACH_BYTE = 0x0101010101010101L;

    /// All keys together may keep blocks that are larger than they need up to this part of the budget.
    private static final long SHARE = 8;

    private final MemoryBudget budget;
    private final Blocks blocks;
    private final Stretch stretch;
    private final MeasureKernels kernels;

    KeptTrades(MemoryBudget budget, Stretch stretch, MeasureKernels kernels) {
        this.kernels = kernels;
        this.budget = budget;
        this.blocks = new Blocks(budget, "bars features");
        this.stretch = stretch;
    }

    /// Looks at a key's trades.
    Stretch of(Kept kept) {
        return stretch.on(blocks.at(kept.block, size(kept.capacity)), kept.capacity);
    }

    /// Puts trades behind those of a key.
    ///
    /// @throws MemoryExceededException where the budget has no room
    void append(Kept kept, Trades trades, int from, int to) {
        makeRoom(kept, to - from);
        Stretch into = of(kept);
        int at = Math.toIntExact(kept.to);
        int count = to - from;
        kernels.scale(trades.prices(), from, into.prices(), at, count);
        kernels.scale(trades.quantities(), from, into.quantities(), at, count);
        copy(trades.times(), from, into.times(), at, count);
        flags(trades, from, into.makers(), at, count);
        if (into.forWindows()) {
            copy(trades.prices(), from, into.rawPrices(), at, count);
            copy(trades.quantities(), from, into.rawQuantities(), at, count);
            counts(trades, from, into.counts(), at, count);
        }
        kept.to += count;
    }

    /// Gives back what a key has too much of.
    void trim(Kept kept, int keys) {
        long needed = kept.to - kept.from;
        long size = size(kept.capacity);
        long share = Math.max(Blocks.SMALLEST, budget.limit() / SHARE / keys);
        if (size > share && Blocks.size(bytes(2 * needed)) < size) {
            move(kept, 2 * needed);
        }
    }

    private void makeRoom(Kept kept, int more) {
        if (kept.to + more <= kept.capacity) {
            return;
        }
        long needed = kept.to - kept.from;
        // Moving to the front pays only where as many trades again fit before the next time.
        if (needed <= kept.capacity / 2 && needed + more <= kept.capacity) {
            pull(kept, of(kept), of(kept));
        } else {
            move(kept, Math.addExact(2 * needed, more));
        }
    }

    /// Moves to a block with room for at least so many trades.
    private void move(Kept kept, long trades) {
        long size = Blocks.size(bytes(trades));
        long block = take(size);
        long old = kept.block;
        long oldSize = size(kept.capacity);
        Stretch from = copyOf(kept);
        kept.block = block;
        kept.capacity = capacity(size);
        pull(kept, from, of(kept));
        if (old != 0) {
            blocks.free(old, oldSize);
        }
    }

    private long take(long size) {
        try {
            return blocks.take(size);
        } catch (MemoryExceededException e) {
            var exception = new MemoryExceededException(e.getMessage()
                    + "; features=intra keeps the trades of every open bar, features=lookback those of a window by key:"
                    + " fewer groups, a smaller range or a shorter lookback need less");
            exception.initCause(e);
            throw exception;
        }
    }

    private Stretch copyOf(Kept kept) {
        Stretch copy = stretch.another();
        return kept.block == 0 ? copy : copy.on(blocks.at(kept.block, size(kept.capacity)), kept.capacity);
    }

    /// Copies what is needed to the front.
    private static void pull(Kept kept, Stretch from, Stretch into) {
        int count = Math.toIntExact(kept.to - kept.from);
        int start = Math.toIntExact(kept.from);
        if (count > 0) {
            copy(from.prices(), start, into.prices(), 0, count);
            copy(from.quantities(), start, into.quantities(), 0, count);
            copy(from.times(), start, into.times(), 0, count);
            MemorySegment.copy(from.makers(), start, into.makers(), 0, count);
            if (into.forWindows()) {
                copy(from.rawPrices(), start, into.rawPrices(), 0, count);
                copy(from.rawQuantities(), start, into.rawQuantities(), 0, count);
                copy(from.counts(), start, into.counts(), 0, count);
            }
        }
        kept.before += kept.from;
        kept.from = 0;
        kept.to = count;
    }

    private static void copy(MemorySegment from, int at, MemorySegment into, int to, int count) {
        MemorySegment.copy(from, 8L * at, into, 8L * to, 8L * count);
    }

    /// Spreads bits over bytes, eight at a time.
    private static void flags(Trades trades, int from, MemorySegment into, int to, int count) {
        int i = 0;
        for (; i + 8 <= count; i += 8) {
            long bits = Bitmaps.from(trades.makers(), from + i);
            into.set(ValueLayout.JAVA_LONG_UNALIGNED, to + i, Long.expand(bits & 0xff, EACH_BYTE));
        }
        for (; i < count; i++) {
            into.set(ValueLayout.JAVA_BYTE, to + i, (byte) (trades.maker(from + i) ? 1 : 0));
        }
    }

    private static void counts(Trades trades, int from, MemorySegment into, int to, int count) {
        for (int i = 0; i < count; i++) {
            long individuals = trades.last(from + i) - trades.first(from + i) + 1;
            into.setAtIndex(ValueLayout.JAVA_LONG, to + i, individuals);
        }
    }

    /// Writes the trades that are needed.
    void save(Kept kept, DataOutput state) throws IOException {
        if (kept.block == 0) {
            return;
        }
        Stretch from = of(kept);
        for (MemorySegment column : from.words()) {
            for (long i = kept.from; i < kept.to; i++) {
                state.writeLong(column.getAtIndex(ValueLayout.JAVA_LONG, i));
            }
        }
        for (long i = kept.from; i < kept.to; i++) {
            state.writeByte(from.makers().get(ValueLayout.JAVA_BYTE, i));
        }
    }

    /// Reads the trades of a key whose state was read.
    void restore(Kept kept, DataInput state) throws IOException {
        if (kept.block == 0) {
            return;
        }
        long count = kept.to - kept.from;
        kept.before += kept.from;
        kept.from = 0;
        kept.to = count;
        long size = Blocks.size(bytes(count));
        kept.block = take(size);
        kept.capacity = capacity(size);
        Stretch into = of(kept);
        for (MemorySegment column : into.words()) {
            for (long i = 0; i < count; i++) {
                column.setAtIndex(ValueLayout.JAVA_LONG, i, state.readLong());
            }
        }
        for (long i = 0; i < count; i++) {
            into.makers().set(ValueLayout.JAVA_BYTE, i, state.readByte());
        }
    }

    private long bytes(long trades) {
        return Math.multiplyExact(trades + 8, stretch.bytes());
    }

    /// How many trades a block has room for, a multiple of 8 so that columns are aligned.
    private long capacity(long size) {
        return size / stretch.bytes() / 8 * 8;
    }

    private long size(long capacity) {
        return Blocks.size(capacity * stretch.bytes());
    }

    @Override
    public void close() {
        blocks.close();
    }
}
