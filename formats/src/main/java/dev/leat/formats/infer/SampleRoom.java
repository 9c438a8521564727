package dev.leat.formats.infer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the columns of one sample keep of their texts, together: so a sample takes no more of the heap than this,
/// whatever is in its rows and however many columns they have. For one thread.
public final class SampleRoom {

    private static final long MOST_BYTES = 8L << 20;

    // Those that hold something.
    private final Set<WordSet> sets = new LinkedHashSet<>();
    private long used = 0;

    /// Takes room for a word of a column. Where there is none left, the columns with the most give theirs up.
    void take(WordSet column, long bytes) {
        sets.add(column);
        used += bytes;
        while (used > MOST_BYTES) {
            long most = 0;
            for (WordSet set : sets) {
                most = Math.max(most, set.bytes());
            }
            for (WordSet set : List.copyOf(sets)) {
                if (set.bytes() > most / 2) {
                    set.giveUp();
                }
            }
        }
    }

    void giveBack(WordSet column, long bytes) {
        sets.remove(column);
        used -= bytes;
    }

    /// Bytes that are kept.
    long used() {
        return used;
    }
}
