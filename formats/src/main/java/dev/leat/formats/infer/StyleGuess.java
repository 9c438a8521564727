package dev.leat.formats.infer;

import dev.leat.formats.text.Moment;
import dev.leat.formats.text.TimestampStyle.Iso;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds the style in which all moments of a column are spelled, byte for byte, if there is one.
final class StyleGuess {

    private static final long SECOND = 1_000_000_000;

    private static final int THREES = depths(Iso.SECONDS, Iso.SECONDS + 3, Iso.SECONDS + 6, Iso.SECONDS + 9);
    private static final int SHORTEST = ((1 << Iso.DEPTHS) - 1) & -(1 << Iso.SECONDS);
    private static final int NEVER_WHOLE = SHORTEST & -(1 << (Iso.SECONDS + 1));

    // Of the texts of each depth, the least that one of them needed.
    private final int[] needed = new int[Iso.DEPTHS];
    private int seen = 0;
    private char separator = 0;
    private char mark = 0;
    private boolean alike = true;

    StyleGuess() {
        Arrays.fill(needed, Iso.DEPTHS);
    }

    /// Looks at a text and the moment that it was read as.
    void see(String cell, Moment moment) {
        String text = cell.strip();
        String date = moment.date().toString();
        alike &= text.startsWith(date);
        if (!alike) {
            return;
        }
        int depth = depth(text, date.length(), moment);
        if (depth > Iso.DATE) {
            alike &= separator == 0 || separator == text.charAt(date.length());
            separator = text.charAt(date.length());
        }
        if (depth > Iso.SECONDS) {
            // After the separator and `23:54:16`.
            char found = text.charAt(date.length() + 9);
            alike &= mark == 0 || mark == found;
            mark = found;
        }
        seen |= 1 << depth;
        needed[depth] = Math.min(needed[depth], needed(moment));
    }

    private static int depth(String text, int dateLength, Moment moment) {
        if (!moment.timed()) {
            return Iso.DATE;
        }
        // After the separator and `23:54`.
        int end = dateLength + 6;
        boolean seconds = end < text.length() && text.charAt(end) == ':';
        return seconds ? Iso.SECONDS + moment.places() : Iso.MINUTES;
    }

    private static int needed(Moment moment) {
        long nanos = moment.time().toNanoOfDay();
        if (nanos % SECOND != 0) {
            int digits = 9;
            for (long rest = nanos; rest % 10 == 0; rest /= 10) {
                digits--;
            }
            return Iso.SECONDS + digits;
        }
        if (nanos % (60 * SECOND) != 0) {
            return Iso.SECONDS;
        }
        return nanos != 0 ? Iso.MINUTES : Iso.DATE;
    }

    /// The style, empty where none gives back every text seen. Where several do, one that programs are known to
    /// write:
    /// always so many digits, or none where they are zero (Python's `isoformat`), or as many groups of three as
    /// it takes (Java's `Instant`), or as many digits as it takes (PostgreSQL), but one at least (JDBC).
    Optional<Iso> style() {
        if (!alike || seen == 0) {
            return Optional.empty();
        }
        int beforeSeconds = seen & ~SHORTEST;
        boolean oneLength = Integer.bitCount(seen & NEVER_WHOLE) <= 1;
        List<Integer> candidates = oneLength
                ? List.of(seen, THREES | beforeSeconds, SHORTEST | beforeSeconds, NEVER_WHOLE | beforeSeconds)
                : List.of(THREES | beforeSeconds, SHORTEST | beforeSeconds, NEVER_WHOLE | beforeSeconds, seen);
        for (int depths : candidates) {
            var style = new Iso(separator == 0 ? 'T' : separator, mark == 0 ? '.' : mark, depths);
            if (givesBack(style)) {
                return Optional.of(style);
            }
        }
        return Optional.empty();
    }

    private boolean givesBack(Iso style) {
        if ((seen & ~style.depths()) != 0) {
            return false;
        }
        for (int depth = 0; depth < Iso.DEPTHS; depth++) {
            if (needed[depth] < Iso.DEPTHS && style.depth(needed[depth]) != depth) {
                return false;
            }
        }
        return true;
    }

    private static int depths(int... each) {
        return Arrays.stream(each).map(depth -> 1 << depth).sum();
    }
}
