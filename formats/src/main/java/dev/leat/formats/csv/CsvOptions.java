package dev.leat.formats.csv;

import dev.leat.api.plugin.ByteSize;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import java.util.List;
import java.util.Locale;

/// The options of CSV.
final class CsvOptions {

    static final Option<String> DELIMITER = new Option<>(
            "delimiter",
            "what stands between fields; auto is a tab in files named .tsv, else a comma",
            "one ASCII character, tab, or auto",
            "auto",
            text -> text.equals("auto") ? text : Character.toString((char) character(text)));

    static final Option<String> HEADER = Option.choice(
            "header",
            "auto",
            List.of("auto", "true", "false"),
            "whether the first line names the columns; auto: where none of its fields is a number, a date or empty");

    static final Option<String> QUOTE = mark("quote", "\"", "what fields that hold separators are put in");

    static final Option<String> COMMENT = mark("comment", "none", "what lines to be skipped begin with");

    static final Option<Long> SKIP =
            Option.number("skip", 0, 0, 1_000_000, "how many lines to leave out at the start of a file");

    static final Option<List<String>> NULLS = Option.list("nulls", "unquoted fields that are null, besides empty ones");

    static final Option<String> ENCODING =
            Option.choice("encoding", "utf-8", List.of("utf-8", "latin-1"), "the encoding of the text");

    static final Option<String> RAGGED = Option.choice(
            "ragged",
            "reject",
            List.of("reject", "pad"),
            "what becomes of lines with fewer fields than there are columns");

    static final Option<String> SCHEMA =
            Option.text("schema", "", "columns and their types, as JSON or as the path of a JSON file");

    static final Option<Long> SAMPLE =
            Option.number("sample", 20_000, 1, 10_000_000, "how many rows to guess the types of columns from");

    static final Option<ByteSize> SPLIT =
            Option.size("split", ByteSize.mebibytes(16), "how much of a file one thread reads at a time");

    static final Option<ByteSize> WINDOW =
            Option.size("window", ByteSize.mebibytes(4), "how much of a file is in memory at a time, for each thread");

    static final Option<ByteSize> RECORD =
            Option.size("record", ByteSize.mebibytes(16), "the most that one record may have");

    static final List<Option<?>> ALL = List.of(
            DELIMITER, HEADER, QUOTE, COMMENT, SKIP, NULLS, ENCODING, RAGGED, SCHEMA, SAMPLE, SPLIT, WINDOW, RECORD);

    private CsvOptions() {}

    static CsvDialect dialect(Options options, String fileName) {
        String delimiter = options.get(DELIMITER);
        int separator = delimiter.equals("auto") ? delimiterOf(fileName) : delimiter.charAt(0);
        return new CsvDialect(separator, mark(options.get(QUOTE)), mark(options.get(COMMENT)));
    }

    private static char delimiterOf(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return name.endsWith(".tsv") || name.contains(".tsv.") ? '\t' : ',';
    }

    private static Option<String> mark(String key, String initial, String help) {
        return new Option<>(
                key,
                help,
                "one ASCII character, tab, or none",
                initial,
                text -> mark(text) == CsvDialect.NONE ? "none" : Character.toString((char) mark(text)));
    }

    private static int mark(String text) {
        return text.equals("none") ? CsvDialect.NONE : character(text);
    }

    private static int character(String text) {
        if (text.equals("tab") || text.equals("\\t")) {
            return '\t';
        }
        if (text.length() != 1 || text.charAt(0) > '~' || text.charAt(0) == '\n' || text.charAt(0) == '\r') {
            throw new IllegalArgumentException(text);
        }
        return text.charAt(0);
    }
}
