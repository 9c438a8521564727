package dev.leat.formats.csv;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// How CSV files are to be read: the options, and what the engine lends.
///
/// @param dialect the same for all files of a source
record CsvSettings(Options options, CsvDialect dialect, Environment environment) {

    boolean latin1() {
        return options.get(CsvOptions.ENCODING).equals("latin-1");
    }

    CsvShape shape(int columns) {
        boolean pad = options.get(CsvOptions.RAGGED).equals("pad");
        long longest = Math.min(options.get(CsvOptions.RECORD).bytes(), 1L << 30);
        return new CsvShape(dialect, columns, pad, longest);
    }

    /// The rules of fields, with what they need in memory of an arena.
    CellRules rules(Arena arena) {
        List<String> words = new ArrayList<>(options.get(CsvOptions.NULLS));
        if (!words.contains("")) {
            words.addFirst("");
        }
        var charset = latin1() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        List<MemorySegment> nulls = new ArrayList<>();
        for (String word : words) {
            byte[] bytes = word.getBytes(charset);
            MemorySegment copy = arena.allocate(Math.max(1, bytes.length)).asSlice(0, bytes.length);
            nulls.add(copy.copyFrom(MemorySegment.ofArray(bytes)));
        }
        return new CellRules(dialect.quote(), nulls, latin1());
    }

    long windowBytes() {
        return Math.max(1, options.get(CsvOptions.WINDOW).bytes());
    }
}
