package dev.leat.formats.ndjson;

import dev.leat.api.data.BatchBuilder;
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
import dev.leat.tck.data.Table;
import dev.leat.tck.fakes.MemoryStore;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads NDJSON in memory as an engine does: split by split, each from where the one before it ended.
final class Ndjson {

    static final Object NULL = Table.Absent.NULL;

    private final List<byte[]> files;
    private final Map<String, String> options = new HashMap<>();
    private ArenaBudget budget = new ArenaBudget(1L << 40);
    private KernelMode kernels = KernelMode.VECTOR;
    private Scan.Digits digits = Scan.Digits.REFUSE;
    private List<Field> columns = List.of();
    private int batchRows = 1000;
    private boolean piped = false;
    private boolean reopening = false;

    private Ndjson(List<byte[]> files) {
        this.files = files;
    }

    static Ndjson text(String... files) {
        return new Ndjson(List.of(files).stream()
                .map(file -> file.getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    static Ndjson bytes(byte[] bytes) {
        return new Ndjson(List.of(bytes));
    }

    Ndjson option(String key, String value) {
        options.put(key, value);
        return this;
    }

    /// Asks for a column; without any, all are read in their natural types.
    Ndjson column(String name, Type type) {
        List<Field> more = new ArrayList<>(columns);
        more.add(new Field(name, type));
        columns = List.copyOf(more);
        return this;
    }

    Ndjson budget(ArenaBudget memory) {
        budget = memory;
        return this;
    }

    Ndjson kernels(KernelMode mode) {
        kernels = mode;
        return this;
    }

    Ndjson digits(Scan.Digits policy) {
        digits = policy;
        return this;
    }

    Ndjson batchRows(int rows) {
        batchRows = rows;
        return this;
    }

    /// Reads as of a pipe: of no size that is known.
    Ndjson piped() {
        piped = true;
        return this;
    }

    /// Reads each batch by a reader of its own.
    Ndjson reopening() {
        reopening = true;
        return this;
    }

    Schema schema() throws IOException, InterruptedException {
        try (Source source = open()) {
            return source.schema();
        }
    }

    List<List<Object>> rows() throws IOException, InterruptedException {
        return read().rows();
    }

    List<String> rejects() throws IOException, InterruptedException {
        return read().rejects();
    }

    /// @throws AssertionError where memory is still held at the end
    Content read() throws IOException, InterruptedException {
        var content = new Content(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (Source source = open()) {
            Scan scan = new Scan(columns.isEmpty() ? source.schema().fields() : columns, Predicate.ALL, digits);
            Position before = Position.START;
            for (Split split : source.splits(scan)) {
                before = read(source, split, scan, split.continues() ? before : Position.START, content);
            }
        }
        if (budget.used() != 0) {
            throw new AssertionError(budget.used() + " bytes are still held");
        }
        return content;
    }

    private Source open() throws IOException, InterruptedException {
        var provider = new NdjsonProvider();
        var store = new MemoryStore(budget);
        List<Blob> blobs = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            URI uri = URI.create("memory:/" + (char) ('a' + i));
            store.put(uri, files.get(i));
            Blob blob = store.list(uri).getFirst();
            blobs.add(piped ? new Blob(uri, -1, blob.version()) : blob);
        }
        return provider.open(Options.of(provider, options), new Environment(budget, kernels, 2))
                .source(store, blobs);
    }

    private Position read(Source source, Split split, Scan scan, Position from, Content content)
            throws IOException, InterruptedException {
        try (Reader reader = source.open(split, scan, Position.START)) {
            if (!from.equals(Position.START) && !from.equals(reader.start())) {
                throw new AssertionError(split + " starts at " + reader.start() + ", not at " + from);
            }
            return drain(source, split, scan, reader, content);
        }
    }

    private Position drain(Source source, Split split, Scan scan, Reader reader, Content content)
            throws IOException, InterruptedException {
        while (true) {
            try (Arena arena = Arena.ofConfined()) {
                var builder = new BatchBuilder(new Schema(scan.columns()), batchRows, arena);
                if (!reader.read(builder)) {
                    return reader.position();
                }
                content.rows().addAll(Table.of(builder.build(Origin.NOWHERE)).rows());
                for (Reject reject : builder.rejects()) {
                    content.records()
                            .add(new String(reject.record().toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8));
                    content.rejects()
                            .add(String.valueOf(source.explain(split, reject).getMessage())
                                    .replace("memory:/", ""));
                }
            }
            if (reopening) {
                try (Reader next = source.open(split, scan, reader.position())) {
                    return drain(source, split, scan, next, content);
                }
            }
        }
    }

    /// @param rejects what the source said of them
    /// @param records their text
    record Content(List<List<Object>> rows, List<String> rejects, List<String> records) {}
}
