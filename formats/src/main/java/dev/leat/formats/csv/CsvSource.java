package dev.leat.formats.csv;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.data.Reject;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import dev.leat.api.source.Store;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The rows of CSV files, in splits of a few megabytes.
final class CsvSource implements Source {

    private final Store store;
    private final List<CsvFile> files;
    private final Schema schema;
    private final CsvSettings settings;

    CsvSource(Store store, List<CsvFile> files, Schema schema, CsvSettings settings) {
        this.store = store;
        this.files = List.copyOf(files);
        this.schema = schema;
        this.settings = settings;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    /// Any type but binary: text has no form of its own for that.
    @Override
    public boolean offers(String column, Type wanted) {
        return schema.has(column) && !(wanted instanceof Type.Binary);
    }

    @Override
    public List<Split> splits(Scan scan) {
        for (Field field : scan.columns()) {
            schema.index(field.name());
            if (!offers(field.name(), field.type())) {
                throw new IllegalArgumentException("csv has no " + field.type() + " for '" + field.name() + "'");
            }
        }
        List<Split> splits = new ArrayList<>();
        long bytes = Math.max(1, settings.options().get(CsvOptions.SPLIT).bytes());
        String lane = files.getFirst().blob().name();
        for (int file = 0; file < files.size(); file++) {
            CsvFile found = files.get(file);
            long size = found.blob().bytes();
            long from = found.rows();
            do {
                long to = Math.min(size, (from / bytes + 1) * bytes);
                String token = new SplitToken(file, from, to).text();
                splits.add(new Split(lane, found.blob().name(), token, to - from, from > found.rows()));
                from = to;
            } while (from < size);
        }
        return splits;
    }

    @Override
    public Reader open(Split split, Scan scan, Position from) throws IOException, InterruptedException {
        SplitToken token = SplitToken.parse(split.token());
        CsvFile file = files.get(token.file());
        Arena arena = settings.environment().memory().open("csv read");
        Blocks blocks = settings.blocks(store, file.blob(), arena);
        try {
            long start = start(blocks, file, token, from);
            CsvShape shape = settings.shape(schema.size());
            CsvKernels kernels = settings.kernels();
            var lines = new Lines(
                    blocks, kernels, shape, new Span(start, token.to()), new Scratch(arena), new Scratch(arena));
            MemorySegment doubtful = arena.allocate(4L * shape.run() + 64, 64);
            var tools = new ReaderTools(kernels, settings.rules(arena), arena, doubtful);
            return new CsvReader(arena, blocks, lines, parser(scan, tools));
        } catch (IOException | InterruptedException | RuntimeException e) {
            try (arena) {
                blocks.close();
            }
            throw e;
        }
    }

    private static long start(Blocks blocks, CsvFile file, SplitToken token, Position from)
            throws IOException, InterruptedException {
        if (!from.equals(Position.START)) {
            return Long.parseLong(from.value());
        }
        return token.from() == file.rows() ? token.from() : LineStart.next(blocks, token.from() - 1);
    }

    private RunParser parser(Scan scan, ReaderTools tools) {
        List<ColumnParser> parsers = new ArrayList<>();
        int[] fields = new int[scan.columns().size()];
        for (int column = 0; column < fields.length; column++) {
            Field field = scan.columns().get(column);
            fields[column] = schema.index(field.name());
            parsers.add(ColumnParser.of(
                    field.type(), new ColumnParser.Context(column, field.name(), scan.digits(), tools)));
        }
        return new RunParser(parsers, fields);
    }

    @Override
    public DataException explain(Split split, Reject reject) throws IOException, InterruptedException {
        CsvFile file = files.get(SplitToken.parse(split.token()).file());
        try (Arena arena = settings.environment().memory().open("csv line count");
                Blocks blocks = settings.blocks(store, file.blob(), arena)) {
            long line = 1 + LineStart.breaksBefore(blocks, reject.offset());
            String problem = reject.column().isEmpty()
                    ? reject.problem()
                    : "column '" + reject.column() + "': " + reject.problem();
            return new DataException(split.where(), line, problem);
        }
    }

    @Override
    public void close() {}
}
