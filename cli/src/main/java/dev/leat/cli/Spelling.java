package dev.leat.cli;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what a misspelt word may have meant.
public final class Spelling {

    private static final int MOST_EDITS = 2;

    private static final Pattern UNKNOWN = Pattern.compile("no [^']+ '([^']+)' in \\[([^]]+)]$");

    private Spelling() {}

    /// The words that few edits turn the misspelt one into, or that start with it.
    static List<String> near(String misspelt, Collection<String> words) {
        // Of a short word two edits leave nothing.
        int most = Math.min(MOST_EDITS, misspelt.length() / 2);
        return words.stream()
                .filter(word -> word.startsWith(misspelt) || edits(misspelt, word) <= most)
                .sorted()
                .toList();
    }

    /// What a word may have meant, as the end of a sentence; empty where there is nothing like it.
    public static String hint(String misspelt, Collection<String> words) {
        List<String> near = near(misspelt, words);
        return near.isEmpty() ? "" : ", did you mean " + String.join(" or ", near) + "?";
    }

    /// The same, of a sentence that says what a word is not in: `no column 'pric' in [symbol, price]`.
    static String hint(String problem) {
        Matcher unknown = UNKNOWN.matcher(problem);
        return unknown.find() ? hint(unknown.group(1), List.of(unknown.group(2).split(", ", -1))) : "";
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
