package dev.leat.core.controller;

/// Looks for the batch interval `x` that is `1/rho` times as long as the work on its batch, `w(x) = rho x`, by
/// iterating `x = w(x) / rho`. Starts small, with a second probe ten times as large. Where work grows faster than the
/// interval, that would run away, and it shrinks instead.
///
/// Source: T. Das, Y. Zhong, I. Stoica, S. Shenker, "Adaptive stream processing using dynamic batch sizing", SoCC 2014
/// (UC Berkeley EECS-2014-133). `rho` 0.7, the shrinking by 0.25 and the second probe are those of two implementations
/// that cite the report.
final class FixedPoint {

    private static final double SECOND_PROBE = 10;

    private final Range range;
    private final double rho;
    private final double shrink;
    private Sample before = Sample.NONE;
    private Sample last = Sample.NONE;

    /// @param shrink the share that goes where work grows too fast
    FixedPoint(Range range, double rho, double shrink) {
        this.range = range;
        this.rho = rho;
        this.shrink = shrink;
    }

    /// The next interval.
    ///
    /// @param interval the last one, `x`
    /// @param work how long it took, `w(x)`
    double next(double interval, double work) {
        before = last;
        last = new Sample(interval, work);
        if (before.equals(Sample.NONE)) {
            return range.clamp(SECOND_PROBE * range.first);
        }
        if (before.interval > range.most && last.interval > range.most) {
            last = Sample.NONE;
            return range.first;
        }
        boolean rising = before.interval <= last.interval;
        Sample small = rising ? before : last;
        Sample large = rising ? last : before;
        boolean apart = small.interval < large.interval;
        // By product, since an interval may be 0.
        boolean steeper = large.work * small.interval > small.work * large.interval;
        if (apart && steeper && last.work > rho * last.interval) {
            return range.clamp((1 - shrink) * small.interval);
        }
        return range.clamp(last.work / rho);
    }

    record Range(double first, double least, double most) {
        double clamp(double interval) {
            return interval >= least ? Math.min(interval, most) : least;
        }
    }

    private record Sample(double interval, double work) {
        static final Sample NONE = new Sample(0, 0);
    }
}
