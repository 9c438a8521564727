package dev.leat.bench;

import dev.leat.bench.measure.Outcome;
import dev.leat.bench.workload.Keys;
import dev.leat.cli.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What grows, while all else stays the same.
enum Axis {
    THREADS,
    ROWS,
    KEYS;

    /// @throws IllegalArgumentException for another word
    static Axis parse(String word) {
        List<String> known = Arrays.stream(values()).map(Axis::word).toList();
        if (!known.contains(word)) {
            throw new IllegalArgumentException("no axis '" + word + "' in " + known + Spelling.hint(word, known));
        }
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How much of it there was.
    String step(Outcome outcome) {
        long step = switch (this) {
            case THREADS -> outcome.setting().threads();
            case ROWS -> outcome.setting().rows();
            case KEYS -> ((Keys) outcome.workload()).keys();
        };
        return String.format(Locale.ROOT, "%,d", step);
    }
}
