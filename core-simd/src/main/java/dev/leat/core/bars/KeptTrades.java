package dev.leat.core.bars;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.memory.Share;
import dev.leat.api.plugin.Environment;
import dev.leat.api.simd.Bitmaps;
import dev.leat.api.spill.Spill;
import dev.leat.core.bars.features.MeasureKernels;
import dev.leat.core.bars.features.Stretch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The trades of each key that features still need, side by side in a block of the key's own, or in a file where the
/// blocks would be more than their share of the budget ([LongBars]).
///
/// New ones go behind; where there is no room, those still needed move to the front, or to a larger block. So a trade
/// is moved a bounded number of times, and what is kept of a key is at most four times what is needed, or its share of
/// the budget.
final class KeptTrades implements AutoCloseable {

    private static final String OWNER = "bars features";
    private static final long EACH_BYTE = 0x0101010101010101L;

    /// All keys together may keep blocks that are larger than they need up to this part of the budget.
    private static final long SHARE = 8;

    /// In place of a block: there is none, a file is to be used. Handles of blocks are above 0.
    private static final long IN_FILE = -1;

    /// Places are 32-bit integers.
    private static final int MOST = Integer.MAX_VALUE - 64;

    /// So many trades are saved together.
    private static final int SAVED = 1 << 12;

    private final MemoryBudget budget;
    private final Spill spill;
    private final LongBars longBars;
    private final Share share;
    private final Blocks blocks;
    private final SpilledTrades files;
    private final Stretch stretch;
    private final Stretch next;
    private final MeasureKernels kernels;

    KeptTrades(Environment environment, LongBars longBars, Stretch stretch, MeasureKernels kernels) {
        this.kernels = kernels;
        this.longBars = longBars;
        this.budget = environment.memory();
        this.spill = environment.spill();
        this.share = budget.share(OWNER);
        this.blocks = new Blocks(budget, OWNER);
        this.stretch = stretch;
        this.next = stretch.another();
        this.files = new SpilledTrades(budget, spill, OWNER, stretch.widths(), longBars.chunk());
    }

    /// Looks at a key's trades.
    Stretch of(Kept kept) {
        return look(kept, stretch);
    }

    /// Puts trades behind those of a key.
    ///
    /// @throws MemoryExceededException where the budget has no room
    /// @throws dev.leat.api.spill.SpillExceededException where a file has none
    void append(Kept kept, Trades trades, int from, int to) throws IOException, InterruptedException {
        if (kept.to + (to - from) > MOST) {
            throw new MemoryExceededException("features of a bar or a window of more than " + MOST
                    + " trades: a smaller range, a shorter lookback or features=bar need not keep so many");
        }
        makeRoom(kept, to - from);
        if (!SpilledTrades.has(kept)) {
            put(trades, from, of(kept), Math.toIntExact(kept.to), to - from);
            kept.to += to - from;
            return;
        }
        SpilledColumns file = files.of(kept);
        for (int i = from; i < to; ) {
            int count = Math.min(file.room(), to - i);
            put(trades, i, next.onNext(file), 0, count);
            file.added(count);
            i += count;
            kept.to += count;
        }
    }

    private void put(Trades trades, int from, Stretch into, int at, int count) {
        kernels.scale(trades.prices(), from, into.prices(), at, count);
        kernels.scale(trades.quantities(), from, into.quantities(), at, count);
        copy(trades.times(), from, into.times(), at, count);
        flags(trades, from, into.makers(), at, count);
        if (into.forWindows()) {
            copy(trades.prices(), from, into.rawPrices(), at, count);
            copy(trades.quantities(), from, into.rawQuantities(), at, count);
            counts(trades, from, into.counts(), at, count);
        }
    }

    /// Gives back what a key has too much of.
    void trim(Kept kept, int keys) throws IOException, InterruptedException {
        long needed = kept.to - kept.from;
        if (SpilledTrades.has(kept)) {
            if (kept.from > needed) {
                move(kept, needed);
            }
            return;
        }
        long size = size(kept.capacity);
        long share = Math.max(Blocks.SMALLEST, budget.limit() / SHARE / keys);
        if (size > share && Blocks.size(bytes(2 * needed)) < size) {
            move(kept, 2 * needed);
        }
    }

    private void makeRoom(Kept kept, int more) throws IOException, InterruptedException {
        if (SpilledTrades.has(kept) || kept.to + more <= kept.capacity) {
            return;
        }
        long needed = kept.to - kept.from;
        // Moving to the front pays only where as many trades again fit before the next time.
        if (needed <= kept.capacity / 2 && needed + more <= kept.capacity) {
            Stretch from = look(kept, stretch.another());
            from.between(Math.toIntExact(kept.from), Math.toIntExact(kept.to));
            from.copyTo(of(kept), 0);
            toFront(kept);
        } else {
            move(kept, Math.addExact(2 * needed, more));
        }
    }

    /// Moves to a block with room for at least so many trades, or to a file of its own.
    private void move(Kept kept, long trades) throws IOException, InterruptedException {
        var old = new Kept();
        old.block = kept.block;
        old.capacity = kept.capacity;
        Stretch from = look(kept, stretch.another());
        from.between(Math.toIntExact(kept.from), Math.toIntExact(kept.to));
        long size = Blocks.size(bytes(trades));
        share.holds(blocks.held());
        boolean spills = size > Blocks.SLAB && longBars.keepsNot(blocks.held() + size, share.bytes());
        long block = spills ? IN_FILE : take(size);
        if (block == IN_FILE) {
            moveToFile(kept, from);
        } else {
            kept.block = block;
            kept.capacity = capacity(size);
            from.copyTo(of(kept), 0);
        }
        toFront(kept);
        free(old);
    }

    private void moveToFile(Kept kept, Stretch from) throws IOException, InterruptedException {
        SpilledColumns file = newFile();
        boolean moved = false;
        try {
            from.copyTo(file);
            moved = true;
        } finally {
            if (!moved) {
                file.close();
            }
        }
        files.set(kept, file);
    }

    private void free(Kept old) throws IOException {
        if (SpilledTrades.has(old)) {
            files.close(old);
        } else if (old.block != 0) {
            blocks.free(old.block, size(old.capacity));
        }
    }

    /// A block, or [#IN_FILE] where there is no room but for a file.
    private long take(long size) {
        try {
            return blocks.take(size);
        } catch (MemoryExceededException e) {
            if (longBars.maySpill() && size > Blocks.SLAB) {
                return IN_FILE;
            }
            throw told(e);
        }
    }

    private static MemoryExceededException told(MemoryExceededException e) {
        var exception = new MemoryExceededException(e.getMessage()
                + "; features=intra keeps the trades of every open bar, features=lookback those of a window by key:"
                + " fewer groups, a smaller range or a shorter lookback need less");
        exception.initCause(e);
        return exception;
    }

    private SpilledColumns newFile() throws IOException, InterruptedException {
        try {
            return files.create();
        } catch (MemoryExceededException e) {
            throw told(e);
        }
    }

    private Stretch look(Kept kept, Stretch view) {
        if (SpilledTrades.has(kept)) {
            return view.on(files.of(kept));
        }
        return kept.block == 0 ? view : view.on(blocks.at(kept.block, size(kept.capacity)), kept.capacity);
    }

    private static void toFront(Kept kept) {
        kept.before += kept.from;
        kept.to -= kept.from;
        kept.from = 0;
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
    void save(Kept kept, DataOutput state) throws IOException, InterruptedException {
        Stretch from = look(kept, stretch.another());
        for (long start = kept.from; start < kept.to; start += SAVED) {
            int end = Math.toIntExact(Math.min(kept.to, start + SAVED));
            from.between(Math.toIntExact(start), end).save(state);
        }
    }

    /// Reads the trades of a key whose state was read.
    void restore(Kept kept, DataInput state) throws IOException, InterruptedException {
        long count = kept.to - kept.from;
        kept.before += kept.from;
        kept.from = 0;
        kept.to = 0;
        kept.block = 0;
        kept.capacity = 0;
        try (Arena arena = budget.open(OWNER)) {
            Stretch read = stretch.another().on(arena.allocate(SAVED * stretch.bytes(), 64), SAVED);
            while (kept.to < count) {
                int part = Math.toIntExact(Math.min(SAVED, count - kept.to));
                read.between(0, part).restore(state);
                append(kept, read, part);
            }
        }
    }

    private void append(Kept kept, Stretch from, int count) throws IOException, InterruptedException {
        makeRoom(kept, count);
        if (SpilledTrades.has(kept)) {
            from.copyTo(files.of(kept));
        } else {
            from.copyTo(of(kept), Math.toIntExact(kept.to));
        }
        kept.to += count;
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
    public void close() throws IOException {
        share.close();
        blocks.close();
        files.close();
    }
}
