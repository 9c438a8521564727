package dev.leat.cli;

import java.util.Collection;
import java.util.List;

/// Finds what a misspelt word may have meant.
public final class Spelling {

    private static final int MOST_EDITS = 2;

    private Spelling() {}

    /// What to add to a message about a misspelt word: `, did you mean …?`, or nothing where no word is near.
    public static String guess(String misspelt, Collection<String> words) {
        List<String> near = near(misspelt, words);
        return near.isEmpty() ? "" : ", did you mean " + String.join(" or ", near) + "?";
    }

    /// The words that two edits or fewer turn the misspelt one into, or that start with it.
    static List<String> near(String misspelt, Collection<String> words) {
        return words.stream()
                .filter(word -> word.startsWith(misspelt) || edits(misspelt, word) <= MOST_EDITS)
                .sorted()
                .toList();
    }

    /// How many insertions, deletions, replacements and swaps of neighbours lead from one word to the other
    /// (optimal string alignment distance).
    static int edits(String from, String to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, from, to, i, j);
            }
        }
        return edits[from.length()][to.length()];
    }

    private static int cheapest(int[][] edits, String from, String to, int i, int j) {
        int replaced = edits[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int cheapest = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(cheapest, 1 + edits[i - 2][j - 2]) : cheapest;
    }
}
