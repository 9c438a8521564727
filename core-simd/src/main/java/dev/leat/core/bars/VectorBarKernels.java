package dev.leat.core.bars;

import dev.leat.api.simd.Bitmaps;
import dev.leat.api.simd.Species;
import dev.leat.core.numbers.Wide;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The loops over trades on the Vector API. A stretch of trades inside a bar's thresholds is summed up in lanes; trades
/// that open a bar or are outside its thresholds are the scalar kernel's. So are imbalance bars: the sign of each trade
/// hangs on the one before.
///
/// Lanes have 64 bits, sums up to 128. Inside the thresholds a price is the lowest one plus a distance of few bits, and
/// a quantity is two parts of few bits, so that turnover is a product of the volume and two sums that fit. Whether all
/// fits is known at the end of a stretch; where it does not, the scalar kernel does the stretch again.
record VectorBarKernels() implements BarKernels {

    private static final VectorSpecies<Long> LONGS = Species.LONGS;
    private static final int LANES = LONGS.length();
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final long LANE_BITS = -1L >>> -LANES;

    /// From `LANES - n` on, `n` lanes of ones, then zeros.
    private static final long[] KEEP = keep();

    /// At most so many trades are summed up at once: 2 to the power of [#STRETCH_BITS].
    static final int STRETCH = 4096;

    /// So many trades are looked at for their order, then built into bars while some of them are still in the
    /// cache.
    private static final int BLOCK = 16384;

    private static final int STRETCH_BITS = 12;

    /// Sums of lanes stay below 2^62.
    private static final int SUM_BITS = 62;

    /// Quantities and counts are below 2^50, so that sums of a stretch of them fit.
    private static final int VALUE_BITS = SUM_BITS - STRETCH_BITS;

    private static final long TOO_LARGE = -1L << VALUE_BITS;

    /// Sums of a bar below this in size have room for those of one more stretch.
    private static final long ROOMY = 1L << 61;

    @Override
    public int build(Trades trades, int from, int to, Stream stream, ClosedBars closed) {
        if (from == to || !stream.take(trades.time(from), trades.id(from))) {
            return from;
        }
        ScalarBarKernels.step(trades, from, stream, closed);
        int i = from + 1;
        while (i < to) {
            int end = inOrder(trades, i, Math.min(to, i + BLOCK), stream);
            switch (closed.kind()) {
                case Range range -> bars(range, trades, i, end, stream, closed);
                case Scanned kind -> ScannedBars.build(kind, trades, i, end, stream.bar, closed);
                case Imbalance _ -> ScalarBarKernels.step(trades, i, end, stream, closed);
            }
            i = end;
            if (i < to) {
                // It may be in order for all that: an id may go down where the time goes up.
                stream.lastIs(trades, i - 1);
                if (!stream.take(trades.time(i), trades.id(i))) {
                    break;
                }
                ScalarBarKernels.step(trades, i, stream, closed);
                i++;
            }
        }
        stream.lastIs(trades, i - 1);
        return i;
    }

    /// Counts trades whose times do not go back and whose ids go up, each from the trade before.
    ///
    /// @return where the first one is that is otherwise, or `to`
    private static int inOrder(Trades trades, int from, int to, Stream stream) {
        MemorySegment times = trades.times();
        MemorySegment ids = trades.ids();
        int gaps = 0;
        int i = from;
        int whole = from + LONGS.loopBound(to - from);
        for (; i < whole; i += LANES) {
            long at = (long) i << 3;
            LongVector before = LongVector.fromMemorySegment(LONGS, ids, at - Long.BYTES, ORDER);
            LongVector id = LongVector.fromMemorySegment(LONGS, ids, at, ORDER);
            LongVector timeBefore = LongVector.fromMemorySegment(LONGS, times, at - Long.BYTES, ORDER);
            LongVector time = LongVector.fromMemorySegment(LONGS, times, at, ORDER);
            VectorMask<Long> wrong = time.lt(timeBefore).or(id.compare(VectorOperators.LE, before));
            if (wrong.anyTrue()) {
                break;
            }
            gaps += id.sub(before).compare(VectorOperators.NE, 1).trueCount();
        }
        while (i < to && trades.time(i) >= trades.time(i - 1) && trades.id(i) > trades.id(i - 1)) {
            gaps += Stream.skips(trades.id(i - 1), trades.id(i)) ? 1 : 0;
            i++;
        }
        stream.gaps += gaps;
        stream.accepted += i - from;
        return i;
    }

    private static void bars(Range range, Trades trades, int from, int to, Stream stream, ClosedBars closed) {
        Bar bar = stream.bar;
        int i = from;
        while (i < to) {
            if (bar.records == 0) {
                bar.begin(range, trades, i);
            }
            if (suits(bar)) {
                i = stretch(trades, i, Math.min(to, i + STRETCH), bar, closed);
            }
            if (i < to) {
                ScalarBarKernels.step(trades, i, stream, closed);
                i++;
            }
        }
    }

    /// Whether distances inside the thresholds leave bits for a part of the quantity.
    static boolean suits(Bar bar) {
        return bar.least <= bar.most && bits(bar.most - bar.least) < VALUE_BITS;
    }

    /// Adds trades up to the first outside the thresholds, or to `to`.
    ///
    /// @return where it stopped
    static int stretch(Trades trades, int from, int to, Bar bar, ClosedBars closed) {
        MemorySegment prices = trades.prices();
        MemorySegment quantities = trades.quantities();
        MemorySegment firsts = trades.firsts();
        MemorySegment lasts = trades.lasts();
        MemorySegment makers = trades.makers();
        long width = bar.most - bar.least;
        int split = VALUE_BITS - bits(width);
        LongVector leasts = LongVector.broadcast(LONGS, bar.least);
        LongVector widths = LongVector.broadcast(LONGS, width);
        LongVector lowParts = LongVector.broadcast(LONGS, (1L << split) - 1);
        LongVector zero = LongVector.zero(LONGS);
        LongVector nearest = widths;
        LongVector farthest = zero;
        LongVector sizes = zero;
        LongVector signs = zero;
        LongVector volume = zero;
        LongVector buyVolume = zero;
        LongVector more = zero;
        LongVector buyMore = zero;
        LongVector lows = zero;
        LongVector buyLows = zero;
        LongVector highs = zero;
        LongVector buyHighs = zero;
        int buys = 0;
        int i = from;
        int whole = from + LONGS.loopBound(to - from);
        for (; i < whole; i += LANES) {
            long at = (long) i << 3;
            LongVector distance =
                    LongVector.fromMemorySegment(LONGS, prices, at, ORDER).sub(leasts);
            if (distance.compare(VectorOperators.UGT, widths).anyTrue()) {
                break;
            }
            long buyBits = ~Bitmaps.from(makers, i) & LANE_BITS;
            VectorMask<Long> buy = VectorMask.fromLong(LONGS, buyBits);
            LongVector quantity = LongVector.fromMemorySegment(LONGS, quantities, at, ORDER);
            LongVector first = LongVector.fromMemorySegment(LONGS, firsts, at, ORDER);
            LongVector last = LongVector.fromMemorySegment(LONGS, lasts, at, ORDER);
            LongVector beyondOne = last.sub(first);
            LongVector low = distance.mul(quantity.and(lowParts));
            LongVector high = distance.mul(quantity.lanewise(VectorOperators.LSHR, split));
            nearest = nearest.min(distance);
            farthest = farthest.max(distance);
            sizes = sizes.or(quantity).or(beyondOne);
            signs = signs.or(first).or(last);
            volume = volume.add(quantity);
            buyVolume = buyVolume.add(quantity, buy);
            more = more.add(beyondOne);
            buyMore = buyMore.add(beyondOne, buy);
            lows = lows.add(low);
            buyLows = buyLows.add(low, buy);
            highs = highs.add(high);
            buyHighs = buyHighs.add(high, buy);
            buys += Long.bitCount(buyBits);
        }
        if (i < to) {
            long at = (long) i << 3;
            LongVector distance =
                    LongVector.fromMemorySegment(LONGS, prices, at, ORDER).sub(leasts);
            int outside = distance.compare(VectorOperators.UGT, widths).firstTrue();
            int rest = Math.min(outside, to - i);
            LongVector keep = LongVector.fromArray(LONGS, KEEP, LANES - rest);
            long buyBits = ~Bitmaps.from(makers, i) & ((1L << rest) - 1);
            VectorMask<Long> buy = VectorMask.fromLong(LONGS, buyBits);
            LongVector inside = distance.and(keep);
            LongVector quantity =
                    LongVector.fromMemorySegment(LONGS, quantities, at, ORDER).and(keep);
            LongVector first =
                    LongVector.fromMemorySegment(LONGS, firsts, at, ORDER).and(keep);
            LongVector last =
                    LongVector.fromMemorySegment(LONGS, lasts, at, ORDER).and(keep);
            LongVector beyondOne = last.sub(first);
            LongVector low = inside.mul(quantity.and(lowParts));
            LongVector high = inside.mul(quantity.lanewise(VectorOperators.LSHR, split));
            nearest = nearest.min(inside.or(widths.and(keep.not())));
            farthest = farthest.max(inside);
            sizes = sizes.or(quantity).or(beyondOne);
            signs = signs.or(first).or(last);
            volume = volume.add(quantity);
            buyVolume = buyVolume.add(quantity, buy);
            more = more.add(beyondOne);
            buyMore = buyMore.add(beyondOne, buy);
            lows = lows.add(low);
            buyLows = buyLows.add(low, buy);
            highs = highs.add(high);
            buyHighs = buyHighs.add(high, buy);
            buys += Long.bitCount(buyBits);
            i += rest;
        }
        int count = i - from;
        if (count == 0) {
            return i;
        }
        long sum = volume.reduceLanes(VectorOperators.ADD);
        long guard = sizes.or(signs.and(Long.MIN_VALUE)).reduceLanes(VectorOperators.OR);
        boolean fits = (guard & TOO_LARGE) == 0
                && bits(width) + bits(sum >>> split) <= SUM_BITS
                && Math.abs(bar.turnover.high) < ROOMY
                && Math.abs(bar.buyTurnover.high) < ROOMY
                && Math.abs(bar.trades) < ROOMY
                && Math.abs(bar.buyTrades) < ROOMY;
        if (!fits) {
            for (int again = from; again < i; again++) {
                ScalarBarKernels.add(trades, again, bar, closed);
            }
            return i;
        }
        long buySum = buyVolume.reduceLanes(VectorOperators.ADD);
        bar.records += count;
        bar.trades += count + more.reduceLanes(VectorOperators.ADD);
        bar.buyTrades += buys + buyMore.reduceLanes(VectorOperators.ADD);
        bar.low = Math.min(bar.low, bar.least + nearest.reduceLanes(VectorOperators.MIN));
        bar.high = Math.max(bar.high, bar.least + farthest.reduceLanes(VectorOperators.MAX));
        bar.volume.add(sum);
        bar.buyVolume.add(buySum);
        addTurnover(
                bar.turnover,
                bar.least,
                sum,
                split,
                lows.reduceLanes(VectorOperators.ADD),
                highs.reduceLanes(VectorOperators.ADD));
        addTurnover(
                bar.buyTurnover,
                bar.least,
                buySum,
                split,
                buyLows.reduceLanes(VectorOperators.ADD),
                buyHighs.reduceLanes(VectorOperators.ADD));
        return i;
    }

    /// Of prices that are `least` and a distance, quantities that are two parts: `low + (high << split)`.
    private static void addTurnover(Wide turnover, long least, long volume, int split, long low, long high) {
        turnover.addProduct(least, volume);
        turnover.add(low);
        turnover.add(high << split, high >>> (Long.SIZE - split));
    }

    private static long[] keep() {
        long[] lanes = new long[2 * LANES];
        Arrays.fill(lanes, 0, LANES, -1);
        return lanes;
    }

    private static int bits(long positive) {
        return Long.SIZE - Long.numberOfLeadingZeros(positive);
    }
}
