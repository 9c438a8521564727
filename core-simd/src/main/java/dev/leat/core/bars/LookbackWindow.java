package dev.leat.core.bars;

import dev.leat.api.data.TimeUnit;
import dev.leat.core.bars.features.Lookback;
import dev.leat.core.bars.features.Stretch;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Which trades of a key are before a bar, and which may be before the next one.
///
/// For windows of bars it marks where the last bars began, as many as the window has.
final class LookbackWindow {

    private final Lookback lookback;
    private long span;

    LookbackWindow(Lookback lookback) {
        this.lookback = lookback;
    }

    /// The unit of the trades' times.
    void unit(TimeUnit unit) {
        if (lookback instanceof Lookback.Time time) {
            span = time.nanos() / (TimeUnit.NANOS.perSecond() / unit.perSecond());
        }
    }

    /// How many bytes of marks a key has.
    long markBytes() {
        return lookback instanceof Lookback.Bars bars ? 8L * bars.bars() : 0;
    }

    /// Marks where a bar that closed began.
    void mark(Kept kept, MemorySegment marks, long at) {
        if (lookback instanceof Lookback.Bars bars) {
            marks.set(ValueLayout.JAVA_LONG, at + 8 * (kept.bars % bars.bars()), kept.open);
        }
    }

    /// Narrows the view to the window of the bar that opens with the trade at a place.
    void of(Kept kept, Stretch trades, int opening, MemorySegment marks, long at)
            throws IOException, InterruptedException {
        int end = firstOfTime(kept, trades, opening);
        int start = start(kept, trades, trades.timeAt(opening), end, kept.bars, marks, at);
        trades.between(Math.min(start, end), end);
    }

    /// The first place that may still be before a bar that opens later.
    long needed(Kept kept, Stretch trades, MemorySegment marks, long at) throws IOException, InterruptedException {
        int last = Math.toIntExact(kept.to - 1);
        int end = firstOfTime(kept, trades, last);
        boolean inBar = kept.opened != 0;
        return switch (lookback) {
            // The bar that is open now closes before another opens.
            case Lookback.Bars bars when inBar && bars.bars() == 1 -> kept.place(kept.open);
            case Lookback.Bars bars when inBar -> start(kept, bars.bars() - 1L, kept.bars, marks, at);
            case Lookback.Bars _, Lookback.Count _, Lookback.Time _ ->
                start(kept, trades, trades.timeAt(last), end, kept.bars, marks, at);
        };
    }

    private int start(Kept kept, Stretch trades, long time, int end, long bars, MemorySegment marks, long at)
            throws IOException, InterruptedException {
        return switch (lookback) {
            case Lookback.Count count -> (int) Math.max(kept.from, (long) end - count.trades());
            case Lookback.Time _ -> firstFrom(trades, earliest(time), (int) kept.from, end);
            case Lookback.Bars of -> start(kept, of.bars(), bars, marks, at);
        };
    }

    /// Where the last `wanted` of `bars` bars began.
    private int start(Kept kept, long wanted, long bars, MemorySegment marks, long at) {
        if (bars < wanted) {
            return (int) kept.from;
        }
        Lookback.Bars window = (Lookback.Bars) lookback;
        long mark = at + 8 * ((bars - wanted) % window.bars());
        return kept.place(marks.get(ValueLayout.JAVA_LONG, mark));
    }

    private long earliest(long time) {
        long earliest = time - span;
        return earliest > time ? Long.MIN_VALUE : earliest;
    }

    /// The first place with the time of the one given: looks back in steps that double, then halves.
    private static int firstOfTime(Kept kept, Stretch trades, int place) throws IOException, InterruptedException {
        long time = trades.timeAt(place);
        int from = (int) kept.from;
        int step = 1;
        int same = place;
        int earlier = place - 1;
        while (earlier >= from && trades.timeAt(earlier) == time) {
            same = earlier;
            step = Math.min(2 * step, 1 << 20);
            earlier = same - step;
        }
        return firstFrom(trades, time, Math.max(from, earlier + 1), same);
    }

    /// The first place from `from` on whose time is not before one, or `to`.
    private static int firstFrom(Stretch trades, long time, int from, int to) throws IOException, InterruptedException {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (trades.timeAt(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
