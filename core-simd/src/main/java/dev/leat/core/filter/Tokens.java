package dev.leat.core.filter;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a condition, one ahead.
final class Tokens {

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:"
            + "(?<text>'(?:[^']++|'')*+')"
            + "|(?<quoted>\"(?:[^\"]++|\"\")++\")"
            + "|(?<number>[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)"
            + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_.$]*)"
            + "|(?<symbol><>|<=|>=|!=|[=<>(),]))");

    private static final Set<String> RESERVED = Set.of("and", "or", "not", "in", "is", "between", "null");

    private final String text;
    private final Matcher matcher;
    private Kind kind = Kind.END;
    private String value = "";
    private int start;
    private int end;

    Tokens(String text) {
        this.text = text;
        this.matcher = TOKEN.matcher(text);
        advance();
    }

    Kind kind() {
        return kind;
    }

    /// Goes past a word or symbol if it is next.
    boolean skip(String expected) {
        boolean there = (kind == Kind.SYMBOL && value.equals(expected))
                || (kind == Kind.WORD && value.toLowerCase(Locale.ROOT).equals(expected));
        if (there) {
            advance();
        }
        return there;
    }

    void require(String expected) {
        if (!skip(expected)) {
            throw expected("'" + expected + "'");
        }
    }

    String column() {
        boolean word = kind == Kind.WORD && !RESERVED.contains(value.toLowerCase(Locale.ROOT));
        if (!word && kind != Kind.QUOTED) {
            throw expected("the name of a column");
        }
        return taken();
    }

    String literal() {
        boolean truth = kind == Kind.WORD && Set.of("true", "false").contains(value.toLowerCase(Locale.ROOT));
        if (kind != Kind.TEXT && kind != Kind.NUMBER && !truth) {
            throw expected("a number, a text in single quotes, true or false");
        }
        return taken();
    }

    IllegalArgumentException expected(String what) {
        String found = kind == Kind.END ? "the end" : "'" + text.substring(start, end) + "'";
        return new IllegalArgumentException("in the condition \"" + text + "\", at character " + (start + 1)
                + ": expected " + what + ", found " + found);
    }

    private String taken() {
        String taken = value;
        advance();
        return taken;
    }

    private void advance() {
        int from = end;
        while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        if (from == text.length()) {
            start = text.length();
            end = start;
            kind = Kind.END;
            value = "";
            return;
        }
        matcher.region(from, text.length());
        if (!matcher.lookingAt()) {
            start = from;
            end = start + 1;
            kind = Kind.UNKNOWN;
            value = "";
            return;
        }
        end = matcher.end();
        for (Kind candidate : Kind.values()) {
            if (!candidate.group.isEmpty() && matcher.group(candidate.group) != null) {
                kind = candidate;
                start = matcher.start(candidate.group);
                value = candidate.unquoted(text.substring(start, end));
            }
        }
    }

    enum Kind {
        TEXT("text"),
        QUOTED("quoted"),
        NUMBER("number"),
        WORD("word"),
        SYMBOL("symbol"),
        UNKNOWN(""),
        END("");

        private final String group;

        Kind(String group) {
            this.group = group;
        }

        private String unquoted(String token) {
            if (this != TEXT && this != QUOTED) {
                return token;
            }
            String quote = token.substring(0, 1);
            return token.substring(1, token.length() - 1).replace(quote + quote, quote);
        }
    }
}
