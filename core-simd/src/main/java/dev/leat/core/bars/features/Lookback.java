package dev.leat.core.bars.features;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which trades before a bar the `lookback` columns are of. All are before the bar's first time (specification 3.2).
public sealed interface Lookback {

    String FORM = "a number of trades as 200, a time as 5s, 500ms or 2m, or bars as 3bars";

    /// The last trades.
    record Count(int trades) implements Lookback {}

    /// Those not longer ago than that.
    record Time(Duration span) implements Lookback {

        public long nanos() {
            return span.toNanos();
        }
    }

    /// Those of the last bars that closed.
    record Bars(int bars) implements Lookback {}

    Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,9})\\s*(|bars?|ns|us|ms|s|m|h)");

    Map<String, Duration> UNITS = Map.of(
            "ns", Duration.ofNanos(1),
            "us", Duration.ofNanos(1_000),
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1));

    /// @throws IllegalArgumentException for what is none, or a time of over 292 years, which no nanoseconds count
    static Lookback parse(String text) {
        Matcher parts = NUMBER_AND_UNIT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        int number = Integer.parseInt(parts.group(1));
        if (number == 0) {
            throw new IllegalArgumentException(text);
        }
        return switch (parts.group(2)) {
            case "" -> new Count(number);
            case "bar", "bars" -> new Bars(number);
            default -> time(UNITS.getOrDefault(parts.group(2), Duration.ZERO).multipliedBy(number));
        };
    }

    private static Time time(Duration span) {
        if (span.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException(span.toString());
        }
        return new Time(span);
    }
}
