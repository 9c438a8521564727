package dev.leat.formats.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Makes CSV texts out of a seed: quotes, doubled quotes, line breaks of all kinds also in quotes, empty fields,
/// characters of one to four bytes, long fields, and lines of too few or too many fields if wanted.
final class CsvGenerator {

    private static final String[] PIECES = {
        "a", "7", ".", "-", " ", "é", "漢", "😀", "abcdefgh", "0123456789abcdef", "#", "x".repeat(70), "\u0001", "'"
    };
    private static final String[] BREAKS = {"\n", "\r\n", "\r"};

    private final SplittableRandom random;
    private final int columns;
    private final boolean ragged;

    CsvGenerator(long seed, boolean ragged) {
        this.random = new SplittableRandom(seed);
        this.columns = 2 + random.nextInt(6);
        this.ragged = ragged;
    }

    int columns() {
        return columns;
    }

    /// Lines of fields; the last may lack its line break.
    String text(int lines) {
        var text = new StringBuilder();
        int quoting = random.nextInt(4);
        String lineBreak = BREAKS[random.nextInt(3)];
        boolean mixed = random.nextBoolean();
        for (int line = 0; line < lines; line++) {
            int fields = ragged && random.nextInt(10) == 0 ? 1 + random.nextInt(columns + 3) : columns;
            List<String> cells = new ArrayList<>();
            for (int field = 0; field < fields; field++) {
                cells.add(field(quoting));
            }
            text.append(String.join(",", cells));
            boolean last = line == lines - 1;
            if (!last || random.nextBoolean()) {
                text.append(mixed ? BREAKS[random.nextInt(3)] : lineBreak);
            }
            if (!last && random.nextInt(12) == 0) {
                text.append(mixed ? BREAKS[random.nextInt(3)] : lineBreak);
            }
        }
        return text.toString();
    }

    private String field(int quoting) {
        if (random.nextInt(4) < quoting) {
            return quoted();
        }
        String plain = content(random.nextInt(5));
        // A quote that is not at the start of a field is a character like any other.
        return random.nextInt(8) == 0 && !plain.isEmpty() ? plain + "\"" + content(1) : plain;
    }

    private String quoted() {
        var text = new StringBuilder("\"");
        for (int piece = random.nextInt(6); piece > 0; piece--) {
            text.append(
                    switch (random.nextInt(6)) {
                        case 0 -> "\"\"";
                        case 1 -> BREAKS[random.nextInt(3)];
                        case 2 -> ",";
                        default -> content(1);
                    });
        }
        return text.append('"').toString();
    }

    private String content(int pieces) {
        var text = new StringBuilder();
        for (int piece = 0; piece < pieces; piece++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
