package dev.leat.api.data;

/// The unit of a timestamp.
public enum TimeUnit {
    SECONDS("s", 1),
    MILLIS("ms", 1_000),
    MICROS("us", 1_000_000),
    NANOS("ns", 1_000_000_000);

    private final String symbol;
    private final long perSecond;

    TimeUnit(String symbol, long perSecond) {
        this.symbol = symbol;
        this.perSecond = perSecond;
    }

    /// `s`, `ms`, `us` or `ns`.
    public String symbol() {
        return symbol;
    }

    /// How many there are in a second.
    public long perSecond() {
        return perSecond;
    }

    /// The unit with that [#symbol()].
    ///
    /// @throws IllegalArgumentException that lists the symbols
    public static TimeUnit parse(String symbol) {
        for (TimeUnit unit : values()) {
            if (unit.symbol.equals(symbol)) {
                return unit;
            }
        }
        throw new IllegalArgumentException("no time unit '" + symbol + "' in [s, ms, us, ns]");
    }

    /// The unit of an epoch number, by its size: below 1e11 seconds, below 1e14 milliseconds, below 1e17
    /// microseconds, else nanoseconds. Each range then covers the years 1973 to 5138.
    public static TimeUnit ofMagnitude(long epoch) {
        long size = Math.abs(epoch);
        if (size < 100_000_000_000L) {
            return SECONDS;
        }
        if (size < 100_000_000_000_000L) {
            return MILLIS;
        }
        return size < 100_000_000_000_000_000L ? MICROS : NANOS;
    }
}
