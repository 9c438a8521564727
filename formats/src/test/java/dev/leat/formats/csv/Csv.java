package dev.leat.formats.csv;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Predicate;
import dev.leat.api.data.Reject;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.plugin.Options;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads CSV as an engine does: split by split, each opened again where its guess of a start was wrong.
final class Csv {

    /// How nulls are shown.
    static final String NULL = "∅";

    private final List<Path> files;
    private final Map<String, String> options = new HashMap<>();
    private KernelMode kernels = KernelMode.VECTOR;
    private int batchRows = 1000;
    private Scan.Digits digits = Scan.Digits.REFUSE;
    private List<Field> columns = List.of();
    private Set<String> required = Set.of();
    private Action interruption = () -> {};
    private int batchesBefore;
    private int reopened;
    private int mostRejects;
    private boolean piped;
    private boolean reopening;

    private Csv(List<Path> files) {
        this.files = files;
    }

    static Csv files(Path... files) {
        return new Csv(List.of(files));
    }

    static Csv text(Path folder, String text) throws IOException {
        return bytes(folder, text.getBytes(StandardCharsets.UTF_8));
    }

    static Csv bytes(Path folder, byte[] bytes) throws IOException {
        return files(Files.write(Files.createTempFile(folder, "text", ".csv"), bytes));
    }

    Csv option(String key, String value) {
        options.put(key, value);
        return this;
    }

    Csv kernels(KernelMode mode) {
        kernels = mode;
        return this;
    }

    Csv batchRows(int rows) {
        batchRows = rows;
        return this;
    }

    Csv digits(Scan.Digits policy) {
        digits = policy;
        return this;
    }

    /// Asks for a column; without any, all are read as text.
    Csv column(String name, Type type) {
        List<Field> more = new ArrayList<>(columns);
        more.add(new Field(name, type));
        columns = List.copyOf(more);
        return this;
    }

    /// Asks for rows that have a value in these columns.
    Csv required(String... names) {
        required = Set.of(names);
        return this;
    }

    /// Does something after some batches.
    Csv after(int batches, Action action) {
        batchesBefore = batches;
        interruption = action;
        return this;
    }

    /// Reads as of a pipe: once, and of no size that is known.
    Csv piped() {
        piped = true;
        return this;
    }

    /// Reads each batch by a reader of its own.
    Csv reopening() {
        reopening = true;
        return this;
    }

    Schema schema() throws IOException, InterruptedException {
        try (Source source = open(new ArenaBudget(Long.MAX_VALUE))) {
            return source.schema();
        }
    }

    /// How often a split was opened again because its start had been guessed wrongly.
    int reopened() {
        return reopened;
    }

    /// The most rejects that one batch had.
    int mostRejects() {
        return mostRejects;
    }

    /// The rows, nulls as [#NULL].
    List<List<String>> rows() throws IOException, InterruptedException {
        return read().rows();
    }

    /// @throws AssertionError where memory is still held at the end
    Content read() throws IOException, InterruptedException {
        var budget = new ArenaBudget(Long.MAX_VALUE);
        var content = new Content(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (Source source = open(budget)) {
            Scan scan =
                    new Scan(columns.isEmpty() ? asText(source.schema()) : columns, Predicate.ALL, digits, required);
            Position after = Position.START;
            for (Split split : source.splits(scan)) {
                after = read(source, split, scan, split.continues() ? after : Position.START, content);
            }
        }
        if (budget.used() != 0) {
            throw new AssertionError(budget.used() + " bytes are still held");
        }
        return content;
    }

    private Source open(ArenaBudget budget) throws IOException, InterruptedException {
        var provider = new CsvProvider();
        var environment = new Environment(budget, kernels, 2);
        List<Blob> blobs = new ArrayList<>();
        for (Path file : files) {
            blobs.add(piped ? new Blob(file.toUri(), -1, "") : MappedFiles.blob(file));
        }
        return provider.open(Options.of(provider, options), environment).source(new MappedFiles(), blobs);
    }

    private Position read(Source source, Split split, Scan scan, Position from, Content content)
            throws IOException, InterruptedException {
        try (Reader guessed = source.open(split, scan, Position.START)) {
            if (from.equals(Position.START) || guessed.start().equals(from)) {
                return drain(source, split, guessed, scan, content);
            }
        }
        reopened++;
        try (Reader reader = source.open(split, scan, from)) {
            return drain(source, split, reader, scan, content);
        }
    }

    private Position drain(Source source, Split split, Reader reader, Scan scan, Content content)
            throws IOException, InterruptedException {
        while (true) {
            try (Arena arena = Arena.ofConfined()) {
                var builder = new BatchBuilder(new Schema(scan.columns()), batchRows, arena);
                if (!reader.read(builder)) {
                    return reader.position();
                }
                content.append(builder.build(Origin.NOWHERE));
                if (--batchesBefore == 0) {
                    interruption.run();
                }
                mostRejects = Math.max(mostRejects, builder.rejects().size());
                for (Reject reject : builder.rejects()) {
                    content.records()
                            .add(new String(reject.record().toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8));
                    content.rejects()
                            .add(shown(source, split, reject, content.rejects().size()));
                }
            }
            if (reopening) {
                try (Reader next = source.open(split, scan, reader.position())) {
                    return drain(source, split, next, scan, content);
                }
            }
        }
    }

    /// As people are told of it, without the folder. To find its line the file is read from its start: not for
    /// thousands.
    private static String shown(Source source, Split split, Reject reject, int before)
            throws IOException, InterruptedException {
        return before < 20
                ? String.valueOf(source.explain(split, reject).getMessage()).replaceFirst("^.*/", "")
                : reject.problem();
    }

    private static List<Field> asText(Schema schema) {
        return schema.fields().stream()
                .map(field -> new Field(field.name(), Type.UTF8))
                .toList();
    }

    interface Action {
        void run() throws IOException;
    }

    /// @param rejects what the source said of them
    /// @param records their text
    record Content(List<List<String>> rows, List<String> rejects, List<String> records) {

        private void append(Batch batch) {
            for (int row = 0; row < batch.rows(); row++) {
                List<String> cells = new ArrayList<>();
                for (Column column : batch.columns()) {
                    cells.add(column.isNull(row) ? NULL : cell(column, row));
                }
                rows.add(cells);
            }
        }

        private static String cell(Column column, int row) {
            return switch (column) {
                case Column.Bools bools -> Boolean.toString(bools.get(row));
                case Column.Ints ints -> Integer.toString(ints.get(row));
                case Column.Longs longs -> Long.toString(longs.get(row));
                case Column.Wides wides -> wides.high(row) + ":" + wides.low(row);
                case Column.Floats floats -> Float.toString(floats.get(row));
                case Column.Doubles doubles -> Double.toString(doubles.get(row));
                case Column.Texts texts -> texts.text(row);
                case Column.Codes codes -> codes.dictionary().text(codes.get(row));
            };
        }
    }
}
