package dev.leat.core.bars;

import dev.leat.api.data.TimeUnit;

/// The times by which bars end, whatever is in them: the ends of time bars, and resets.
final class Ends {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Kind kind;
    private final Reset reset;
    private TimeUnit unit = TimeUnit.MILLIS;

    /// In the unit of the trades' times; none where it is 0.
    private long interval;

    Ends(Kind kind, Reset reset) {
        this.kind = kind;
        this.reset = reset;
        unit(unit);
    }

    /// Whether there are any.
    boolean any() {
        return kind instanceof Interval || reset != Reset.NEVER;
    }

    /// The unit of the trades' times.
    void unit(TimeUnit of) {
        unit = of;
        interval = kind instanceof Interval time ? time.nanos() / nanosPerUnit() : 0;
    }

    /// Says what is wrong where a time bar would end between two times of the trades' unit; empty where nothing is.
    String problem() {
        return kind instanceof Interval time && time.nanos() % nanosPerUnit() != 0
                ? "times are in " + unit.symbol() + ", and bars of " + time.nanos()
                        + " ns (option time) do not end at whole ones"
                : "";
    }

    /// The time before which trades belong with one of that time.
    ///
    /// @throws ArithmeticException where it does not fit
    long after(long time) {
        long renewed = reset.after(time, unit.perSecond());
        return interval == 0 ? renewed : Math.min(intervalEnd(time), renewed);
    }

    /// Whether a bar that opened at a time is whole when what it belongs to ends: whether it is a time bar that no
    /// reset cut off.
    boolean completes(long openTime) {
        return interval != 0 && intervalEnd(openTime) <= reset.after(openTime, unit.perSecond());
    }

    /// How many whole intervals are between those of two times; none where nobody asked for them.
    long emptyBetween(long before, long time) {
        if (!(kind instanceof Interval of) || of.empty() == Interval.Empty.SKIP) {
            return 0;
        }
        return Math.max(0, Math.floorDiv(time, interval) - Math.floorDiv(before, interval) - 1);
    }

    /// When an interval began, so many after the one that a time is in.
    long intervalStart(long time, long later) {
        return (Math.floorDiv(time, interval) + later) * interval;
    }

    private long intervalEnd(long time) {
        return Math.multiplyExact(Math.floorDiv(time, interval) + 1, interval);
    }

    private long nanosPerUnit() {
        return NANOS_PER_SECOND / unit.perSecond();
    }
}
