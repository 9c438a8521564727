package dev.leat.formats.infer;

import java.util.HashSet;
import java.util.Set;

/// The different texts of a column, as long as they are few and short enough for a dictionary.
final class WordSet {

    /// Text of more different values is no dictionary.
    private static final int MOST_WORDS = 1024;

    /// Nor is one with longer texts.
    private static final int LONGEST_WORD = 1024;

    /// How often a word of a dictionary occurs at least, on average.
    private static final int REPEATS = 4;

    /// What a text in a set takes beside its characters: two objects of the text's, one of the set's, and its
    /// place.
    private static final int OVERHEAD = 96;

    private final SampleRoom room;
    private Set<String> words = new HashSet<>();
    private boolean few = true;
    private long bytes = 0;

    WordSet(SampleRoom room) {
        this.room = room;
    }

    void see(String text) {
        if (!few || words.contains(text)) {
            return;
        }
        if (words.size() == MOST_WORDS || text.length() > LONGEST_WORD) {
            giveUp();
            return;
        }
        words.add(text);
        long more = 2L * text.length() + OVERHEAD;
        bytes += more;
        room.take(this, more);
    }

    /// Keeps nothing any more.
    void giveUp() {
        few = false;
        words = Set.of();
        room.giveBack(this, bytes);
        bytes = 0;
    }

    long bytes() {
        return bytes;
    }

    /// Whether so many values consist of words that repeat.
    boolean repeat(long values) {
        return few && values >= (long) REPEATS * words.size();
    }
}
