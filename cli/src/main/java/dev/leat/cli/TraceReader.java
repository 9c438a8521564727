package dev.leat.cli;

import dev.leat.api.data.DataException;
import dev.leat.api.kernel.Observation;
import dev.leat.api.kernel.Strain;
import dev.leat.core.MemoryLevel;
import dev.leat.core.Observer.BatchDone;
import dev.leat.core.Observer.Decision;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads what a [Trace] has written, a batch at a time.
final class TraceReader implements AutoCloseable {

    /// More than any line of a trace has: what is longer is none.
    private static final int LONGEST = 1 << 20;

    private final String file;
    private final BufferedReader text;
    private long line;

    private TraceReader(String file, BufferedReader text) {
        this.file = file;
        this.text = text;
    }

    /// @throws DataException where the file is not a trace
    static TraceReader of(String file) throws IOException {
        BufferedReader text = Files.newBufferedReader(Path.of(file));
        var reader = new TraceReader(file, text);
        boolean trace = false;
        try {
            trace = reader.fields().equals(Optional.of(Trace.COLUMNS));
        } finally {
            if (!trace) {
                text.close();
            }
        }
        if (!trace) {
            throw new DataException(file, 1, "is not the first line of a trace of batches, which is " + Trace.HEADER);
        }
        return reader;
    }

    /// The next batch, empty at the end.
    ///
    /// @throws DataException where a line is not one of a trace
    Optional<BatchDone> next() throws IOException {
        Optional<List<String>> fields = fields();
        return fields.isEmpty() ? Optional.empty() : Optional.of(batch(fields.get()));
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private BatchDone batch(List<String> fields) {
        if (fields.size() != Trace.COLUMNS.size()) {
            throw new DataException(file, line, fields.size() + " fields, where a trace has " + Trace.COLUMNS.size());
        }
        var row = new Row(fields);
        long writeNanos = row.whole("write_ns");
        var strain = new Strain(
                row.text("stalled").isEmpty() ? Strain.UNAVAILABLE : row.share("stalled"),
                row.whole("spilled_bytes"),
                row.whole("gc_ns"),
                row.count("refused"));
        var seen = new Observation(
                row.count("rows_asked"),
                row.whole("rows_in"),
                row.whole("bytes_in"),
                row.whole("rows_out"),
                row.whole("bytes_out"),
                row.whole("read_ns"),
                row.whole("kernel_ns") + writeNanos,
                writeNanos,
                row.count("queued"),
                row.count("columns"),
                row.whole("budget_used"),
                row.whole("budget_limit"),
                strain);
        var decision = new Decision(
                row.parsed("heard", "true or false", TraceReader::flag),
                row.count("wanted_rows"),
                row.count("next_rows"),
                row.text("reason"));
        return new BatchDone(row.whole("sequence"), row.text("lane"), seen, row.levels(), decision);
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new NumberFormatException(text);
        }
        return text.equals("true");
    }

    /// The fields of the next line, which may go on on others where there are quotes. Empty at the end.
    private Optional<List<String>> fields() throws IOException {
        int c = text.read();
        if (c < 0) {
            return Optional.empty();
        }
        line++;
        List<String> fields = new ArrayList<>();
        var field = new StringBuilder();
        boolean quotes = false;
        boolean closed = false;
        for (; c >= 0 && (quotes || c != '\n'); c = text.read()) {
            if (c == '"' && quotes) {
                quotes = false;
                closed = true;
            } else if (c == '"' && (field.isEmpty() || closed)) {
                // Two quotes are one.
                if (closed) {
                    field.append('"');
                }
                quotes = true;
                closed = false;
            } else if (c == ',' && !quotes) {
                fields.add(field.toString());
                field.setLength(0);
                closed = false;
            } else if (field.length() == LONGEST) {
                throw new DataException(file, line, "is longer than any line of a trace");
            } else {
                field.append((char) c);
            }
        }
        fields.add(field.toString());
        return Optional.of(fields);
    }

    private final class Row {
        private final List<String> fields;

        Row(List<String> fields) {
            this.fields = fields;
        }

        String text(String column) {
            return fields.get(Trace.COLUMNS.indexOf(column));
        }

        long whole(String column) {
            return parsed(column, "a whole number, 0 or more", text -> notNegative(Long.parseLong(text)));
        }

        int count(String column) {
            return parsed(column, "a whole number up to " + Integer.MAX_VALUE, text ->
                    (int) notNegative(Integer.parseInt(text)));
        }

        double share(String column) {
            return parsed(column, "a number, or empty", Double::parseDouble);
        }

        Set<MemoryLevel> levels() {
            Set<MemoryLevel> levels = EnumSet.noneOf(MemoryLevel.class);
            for (String word : text("levels").split(" ", -1)) {
                if (!word.isEmpty()) {
                    levels.add(level(word));
                }
            }
            return levels;
        }

        private MemoryLevel level(String word) {
            for (MemoryLevel level : MemoryLevel.values()) {
                if (level.word().equals(word)) {
                    return level;
                }
            }
            throw new DataException(file, line, "levels have no '" + word + "'");
        }

        <T> T parsed(String column, String form, Function<String, T> parse) {
            try {
                return parse.apply(text(column));
            } catch (NumberFormatException e) {
                var wrong =
                        new DataException(file, line, column + " has to be " + form + ", not '" + text(column) + "'");
                wrong.initCause(e);
                throw wrong;
            }
        }

        private static long notNegative(long number) {
            if (number < 0) {
                throw new NumberFormatException(Long.toString(number));
            }
            return number;
        }
    }
}
