package dev.leat.core.bars;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What becomes of a trade whose (time, id) is before that of an earlier one of its key.
sealed interface OrderPolicy {

    String FORM = "fail, drop or sort:WINDOW, a window being as long as 5s, 500ms, 250us or 100ns";

    /// The run fails.
    record Fail() implements OrderPolicy {
        @Override
        public String toString() {
            return "fail";
        }
    }

    /// It is counted and left out.
    record Drop() implements OrderPolicy {}

    /// Trades wait until one of their key is later by more than the window, and leave in order. One that comes
    /// later than that fails the run.
    record Sort(Duration window) implements OrderPolicy {}

    /// @throws IllegalArgumentException for what is none
    static OrderPolicy parse(String text) {
        return switch (text) {
            case "fail" -> new Fail();
            case "drop" -> new Drop();
            default -> {
                if (!text.startsWith("sort:")) {
                    throw new IllegalArgumentException(text);
                }
                yield new Sort(window(text.substring("sort:".length())));
            }
        };
    }

    private static Duration window(String text) {
        Matcher parts = Pattern.compile("(\\d{1,12})\\s*(ns|us|ms|s|m|h)").matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        Map<String, Long> nanos = Map.of(
                "ns", 1L,
                "us", 1_000L,
                "ms", 1_000_000L,
                "s", 1_000_000_000L,
                "m", 60_000_000_000L,
                "h", 3_600_000_000_000L);
        long unit = nanos.getOrDefault(parts.group(2), 1L);
        try {
            return Duration.ofNanos(Math.multiplyExact(Long.parseLong(parts.group(1)), unit));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
