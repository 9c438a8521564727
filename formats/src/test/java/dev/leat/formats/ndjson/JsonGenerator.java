package dev.leat.formats.ndjson;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Makes NDJSON out of a seed: keys in any order, missing, spelled with escapes; spaces wherever they may be; numbers
/// of all sizes; text of any script, plain and escaped; objects and arrays in each other; blank lines, CR LF; and lines
/// that are wrong if wanted.
final class JsonGenerator {

    private static final String[] PIECES = {
        "a",
        "7",
        ",",
        ":",
        "}",
        "{",
        "]",
        " ",
        "é",
        "漢",
        "😀",
        "abcdefgh",
        "0123456789abcdef",
        "x".repeat(70),
        "\\n",
        "\\\"",
        "\\\\",
        "\\u0041",
        "\\u00e9",
        "\\uD83D\\uDE00",
        "\\/",
        "\\u0000"
    };
    private static final String[] SPACES = {"", "", "", "", " ", "  ", "\t", " \r "};
    private static final String[] WRONG = {
        "{\"whole\":1",
        "{\"whole\":01}",
        "{\"word\":\"x",
        "{}}",
        "[]",
        "nul",
        "{\"whole\":1,\"whole\":2}",
        "{\"whole\":\"one\"}",
        "{\"whole\":1.5}",
        "{\"more\":7}",
        "{\"word\":\"\\ud800\"}",
        "{\"truth\":maybe}",
        "{\"real\":--1}"
    };

    private final Random random;
    private final boolean wrong;

    JsonGenerator(long seed, boolean wrong) {
        this.random = new Random(seed);
        this.wrong = wrong;
    }

    /// Lines; the last may lack its end.
    String text(int lines) {
        var text = new StringBuilder(random.nextInt(5) == 0 ? "\uFEFF" : "");
        for (int line = 0; line < lines; line++) {
            boolean bad = wrong && random.nextInt(12) == 0;
            text.append(bad ? WRONG[random.nextInt(WRONG.length)] : row());
            text.append(line < lines - 1 || random.nextBoolean() ? lineEnd() : "");
        }
        return text.toString();
    }

    private String lineEnd() {
        return (random.nextInt(4) == 0 ? "\r\n" : "\n") + (random.nextInt(15) == 0 ? " \n" : "");
    }

    private String row() {
        List<String> members = new ArrayList<>();
        member(members, "whole", number(random.nextInt(19)));
        member(members, "exact", random.nextBoolean() ? decimal() : '"' + decimal() + '"');
        member(members, "real", decimal() + (random.nextInt(4) == 0 ? "e" + (random.nextInt(40) - 20) : ""));
        member(members, "truth", random.nextBoolean() ? "true" : "false");
        member(members, random.nextInt(8) == 0 ? "w\\u006Frd" : "word", '"' + PIECES[random.nextInt(6)] + '"');
        member(members, "text", '"' + content() + '"');
        member(members, "time", "\"2024-08-08T23:54:" + (10 + random.nextInt(50)) + ".5Z\"");
        member(members, "more", "{" + space() + "\"count\":" + number(3) + ",\"rest\":" + nested(3) + "}");
        if (random.nextInt(3) == 0) {
            Collections.shuffle(members, random);
        }
        return space() + "{" + String.join(",", members) + (members.isEmpty() ? space() : "") + "}" + space();
    }

    private void member(List<String> members, String key, String value) {
        if (random.nextInt(10) > 0) {
            String written = random.nextInt(12) == 0 ? "null" : value;
            members.add(space() + '"' + key + '"' + space() + ":" + space() + written + space());
        }
    }

    private String number(int digits) {
        var text = new StringBuilder(random.nextInt(4) == 0 ? "-" : "").append(random.nextInt(1, 10));
        for (int i = 1; i < digits; i++) {
            text.append(random.nextInt(10));
        }
        return random.nextInt(20) == 0 ? "0" : text.toString();
    }

    private String decimal() {
        String fraction = number(1 + random.nextInt(8)).replace("-", "");
        return random.nextInt(4) == 0 ? number(1 + random.nextInt(9)) : number(1 + random.nextInt(9)) + "." + fraction;
    }

    private String content() {
        var text = new StringBuilder();
        for (int piece = random.nextInt(6); piece > 0; piece--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private String nested(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> decimal();
            case 1 -> "null";
            case 2 -> "true";
            case 3 -> '"' + content() + '"';
            case 4 -> "[" + nested(depth - 1) + "," + space() + nested(depth - 1) + "]";
            default -> "{\"" + content() + "\":" + nested(depth - 1) + space() + "}";
        };
    }

    private String space() {
        return SPACES[random.nextInt(SPACES.length)];
    }
}
