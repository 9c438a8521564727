package dev.leat.sources.fs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Patterns of file names, as shells have them: `*`, `?`, `[a-z]`, `[!a-z]`, `{one,other}`. `\` takes the next
/// character as it is.
final class Glob {

    private Glob() {}

    static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
    }

    /// The patterns without braces that one with braces stands for.
    static List<String> alternatives(String pattern) {
        int open = 0;
        while (open < pattern.length() && pattern.charAt(open) != '{') {
            open += pattern.charAt(open) == '\\' ? 2 : 1;
        }
        if (open >= pattern.length()) {
            return List.of(pattern);
        }
        List<Integer> cuts = cuts(pattern, open);
        if (cuts.size() < 2) {
            // A brace that is not closed, or has nothing to choose from, is a character.
            return alternatives(pattern.substring(0, open) + '\\' + pattern.substring(open));
        }
        List<String> all = new ArrayList<>();
        String rest = pattern.substring(cuts.getLast() + 1);
        int from = open + 1;
        for (int cut : cuts) {
            all.addAll(alternatives(pattern.substring(0, open) + pattern.substring(from, cut) + rest));
            from = cut + 1;
        }
        return all;
    }

    /// The commas of the braces that open at `open`, and the brace that closes them; nothing where none does.
    private static List<Integer> cuts(String pattern, int open) {
        List<Integer> cuts = new ArrayList<>();
        int depth = 0;
        for (int i = open; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case '\\' -> i++;
                case '{' -> depth++;
                case '}' -> depth--;
                case ',' -> {
                    if (depth == 1) {
                        cuts.add(i);
                    }
                }
                default -> {}
            }
            if (depth == 0) {
                cuts.add(i);
                return cuts;
            }
        }
        return List.of();
    }

    /// What matches the names of one level. A leading point is matched only by a point.
    static Pattern segment(String glob) {
        var regex = new StringBuilder(glob.startsWith(".") ? "" : "(?!\\.)");
        int i = 0;
        while (i < glob.length()) {
            char c = glob.charAt(i);
            if (c == '[' && closing(glob, i) > 0) {
                i = brackets(glob, i, regex);
                continue;
            }
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '\\' -> {
                    i = Math.min(i + 1, glob.length() - 1);
                    regex.append(Pattern.quote(glob.substring(i, i + 1)));
                }
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
            i++;
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /// Where the bracket at `open` is closed, or -1. Right after the opening a bracket is a character.
    private static int closing(String glob, int open) {
        int first = open + 1;
        if (first < glob.length() && isNegation(glob.charAt(first))) {
            first++;
        }
        return glob.indexOf(']', first + 1);
    }

    private static int brackets(String glob, int open, StringBuilder regex) {
        int close = closing(glob, open);
        int i = open + 1;
        regex.append('[');
        if (isNegation(glob.charAt(i))) {
            regex.append('^');
            i++;
        }
        for (; i < close; i++) {
            char c = glob.charAt(i);
            boolean range = c == '-' && i > open + 1 && i + 1 < close && !isNegation(glob.charAt(i - 1));
            regex.append(range || Character.isLetterOrDigit(c) ? "" : "\\").append(c);
        }
        regex.append(']');
        return close + 1;
    }

    private static boolean isNegation(char c) {
        return c == '!' || c == '^';
    }
}
