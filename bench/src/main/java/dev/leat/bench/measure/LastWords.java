package dev.leat.bench.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a process that failed said of it.
final class LastWords {

    private static final int MOST_CHARACTERS = 300;

    private LastWords() {}

    /// The last line of a log that is not a frame of a stack trace, or something else to say where there is none.
    static String of(Path log, String otherwise) throws IOException {
        String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        List<String> lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("at ") && !line.startsWith("WARNING"))
                .toList();
        return lines.isEmpty() ? otherwise : shortened(lines.getLast());
    }

    static String shortened(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }
}
