package dev.leat.formats.csv;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.formats.infer.ExplicitSchema;
import dev.leat.formats.infer.Inference;
import dev.leat.formats.infer.Inference.Header;
import dev.leat.formats.lines.LineBreaks;
import dev.leat.formats.lines.TextFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Opens files as one source: finds out what the columns of the first are, and sees that the others have the same.
final class CsvOpening {

    private final CsvSettings settings;

    CsvOpening(CsvSettings settings) {
        this.settings = settings;
    }

    CsvSource open(Store store, List<Blob> blobs) throws IOException, InterruptedException {
        List<TextFile> files = new ArrayList<>();
        List<CsvHead> heads = new ArrayList<>();
        for (Blob blob : blobs) {
            TextFile file = TextFile.of(store, blob, LineBreaks.ANY);
            files.add(file);
            heads.add(CsvSample.head(file, settings));
        }
        int first = firstWithRows(files, heads);
        Found found = found(files.get(first), heads.get(first));
        List<TextFile> ready = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            ready.add(files.get(i).startingAt(rows(files.get(i), heads.get(i), found)));
        }
        return new CsvSource(ready, found.schema(), settings);
    }

    private static int firstWithRows(List<TextFile> files, List<CsvHead> heads) {
        for (int i = 0; i < heads.size(); i++) {
            if (!heads.get(i).fields().isEmpty()) {
                return i;
            }
        }
        throw new DataException(files.getFirst().name(), 1, "there is no line that would tell what the columns are");
    }

    /// What the first file tells.
    private Found found(TextFile file, CsvHead head) throws IOException, InterruptedException {
        int columns = head.fields().size();
        String given = settings.options().get(CsvOptions.SCHEMA);
        if (given.isEmpty()) {
            Inference.Result guess = CsvSample.infer(file, head, settings, header());
            List<String> names = guess.header() ? CsvHeader.names(head.fields()) : CsvHeader.numbered(columns);
            return new Found(file.name(), guess.header(), names, guess.schema(names));
        }
        Schema schema = ExplicitSchema.parse(given);
        if (schema.size() != columns) {
            throw new IllegalArgumentException("csv.schema has " + schema.size() + " columns " + schema.names()
                    + ", but " + file.name() + " has " + columns + ": " + head.fields());
        }
        boolean sameNames = CsvHeader.names(head.fields()).equals(schema.names());
        Header header = header() == Header.AUTO && sameNames ? Header.PRESENT : header();
        boolean moments = schema.fields().stream().anyMatch(field -> field.type() instanceof Type.Timestamp);
        if (header != Header.AUTO && !moments) {
            return new Found("csv.schema", header == Header.PRESENT, schema.names(), schema);
        }
        Inference.Result guess = CsvSample.infer(file, head, settings, header);
        return new Found("csv.schema", guess.header(), schema.names(), guess.spelled(schema));
    }

    private Header header() {
        return switch (settings.options().get(CsvOptions.HEADER)) {
            case "true" -> Header.PRESENT;
            case "false" -> Header.ABSENT;
            default -> Header.AUTO;
        };
    }

    /// Where the rows of a file start, once its columns are seen to be those found.
    private static long rows(TextFile file, CsvHead head, Found found) {
        if (head.fields().isEmpty()) {
            return head.after();
        }
        List<String> names = found.header()
                ? CsvHeader.names(head.fields())
                : CsvHeader.numbered(head.fields().size());
        int difference = difference(names, found);
        if (difference >= 0) {
            throw new DataException(file.name(), head.line(), problem(names, found, difference));
        }
        return found.header() ? head.after() : head.start();
    }

    /// The first column of another name, or -1.
    private static int difference(List<String> names, Found found) {
        int columns = Math.max(names.size(), found.names().size());
        for (int i = 0; i < columns; i++) {
            boolean both = i < names.size() && i < found.names().size();
            // Without a header only the number counts.
            if (!both || (found.header() && !names.get(i).equals(found.names().get(i)))) {
                return i;
            }
        }
        return -1;
    }

    private static String problem(List<String> names, Found found, int column) {
        if (names.size() != found.names().size()) {
            return names.size() + " columns where " + found.where() + " has "
                    + found.names().size() + ": " + found.names();
        }
        return "column " + (column + 1) + " is '" + names.get(column) + "' where it is '"
                + found.names().get(column) + "' in " + found.where();
    }

    /// @param where what told the columns
    private record Found(String where, boolean header, List<String> names, Schema schema) {}
}
