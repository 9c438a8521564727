package dev.leat.core.bars;

import dev.leat.core.bars.features.Lookback;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bars of the trades of a time, one after the other since the epoch (López de Prado 2018, §2.3.1.1: time bars). No
/// trade closes one by being in it: the next one's first trade does ([Ends]).
///
/// @param nanos how long
record Interval(long nanos, Empty empty) implements Scanned {

    static final String FORM = "a time as 1s, 500ms, 1m, 4h or 1d";

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,18})\\s*(ns|us|ms|s|m|h|d)");
    private static final Map<String, Duration> DAYS = Map.of("d", Duration.ofDays(1));

    /// What becomes of intervals without a trade.
    enum Empty {
        SKIP,
        EMIT
    }

    /// Reads a time in nanoseconds.
    ///
    /// @throws IllegalArgumentException for what is none, or over 292 years
    static long parse(String text) {
        Matcher parts = NUMBER_AND_UNIT.matcher(text.strip());
        if (!parts.matches() || Long.parseLong(parts.group(1)) == 0) {
            throw new IllegalArgumentException(text);
        }
        String symbol = parts.group(2);
        Duration unit = Lookback.UNITS.getOrDefault(symbol, DAYS.getOrDefault(symbol, Duration.ZERO));
        try {
            return Math.multiplyExact(Long.parseLong(parts.group(1)), unit.toNanos());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Override
    public boolean closes(Trades trades, int i, Stream stream) {
        return false;
    }

    @Override
    public int closing(Trades trades, int from, int to, Bar bar) {
        return to;
    }
}
