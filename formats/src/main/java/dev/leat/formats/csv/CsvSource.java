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
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/// The rows of CSV files, in splits of a few megabytes; compressed ones and pipes in one.
final class CsvSource implements Source {

    /// What a position ends with that is in a line that was given up.
    static final String WITHIN = "+";

    private final List<CsvFile> files;
    private final Schema schema;
    private final CsvSettings settings;

    CsvSource(List<CsvFile> files, Schema schema, CsvSettings settings) {
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
                throw new IllegalArgumentException("csv cannot read column '" + field.name() + "' as " + field.type()
                        + ", only as any other type");
            }
        }
        List<Split> splits = new ArrayList<>();
        for (int file = 0; file < files.size(); file++) {
            split(file, splits);
        }
        return splits;
    }

    private void split(int number, List<Split> splits) {
        CsvFile file = files.get(number);
        String lane = files.getFirst().name();
        if (file.streamed()) {
            String token = new SplitToken(number, file.rows(), Lines.NO_END).text();
            long bytes = file.endless() ? Split.UNKNOWN : file.blob().bytes();
            splits.add(new Split(lane, file.name(), token, bytes, false));
            return;
        }
        long most = Math.max(1, settings.options().get(CsvOptions.SPLIT).bytes());
        long size = file.blob().bytes();
        long from = file.rows();
        do {
            long to = Math.min(size, (from / most + 1) * most);
            String token = new SplitToken(number, from, to).text();
            splits.add(new Split(lane, file.name(), token, to - from, from > file.rows()));
            from = to;
        } while (from < size);
    }

    @Override
    public Reader open(Split split, Scan scan, Position from) throws IOException, InterruptedException {
        SplitToken token = SplitToken.parse(split.token());
        CsvFile file = files.get(token.file());
        boolean anew = from.equals(Position.START);
        boolean within = from.value().endsWith(WITHIN);
        long start = anew ? token.from() : Long.parseLong(from.value().replace(WITHIN, ""));
        Span span = new Span(start, token.to(), within);
        CsvReading reading = CsvReading.open(file, span, schema, settings, settings.windowBytes());
        boolean guess = anew && start > file.rows();
        return (guess ? reading.afterNextLineBreak() : reading).reader(scan.columns(), scan.digits());
    }

    /// Rows of a pipe, which cannot be read again, are counted from the first after the header.
    @Override
    public long line(Split split, long row) throws IOException, InterruptedException {
        CsvFile file = files.get(SplitToken.parse(split.token()).file());
        if (file.endless()) {
            return row + 1;
        }
        Span all = new Span(
                file.rows(), file.streamed() ? Lines.NO_END : file.blob().bytes());
        try (CsvReading reading = CsvReading.open(file, all, schema, settings, settings.windowBytes())) {
            return line(file, reading.offset(row));
        }
    }

    @Override
    public DataException explain(Split split, Reject reject) throws IOException, InterruptedException {
        CsvFile file = files.get(SplitToken.parse(split.token()).file());
        String column = reject.column().isEmpty() ? "" : "column '" + reject.column() + "': ";
        if (file.endless()) {
            // What was read of a pipe is gone: its lines were counted as they passed.
            return new DataException(split.where(), reject.offset(), column + reject.problem());
        }
        return new DataException(split.where(), line(file, reject.offset()), column + reject.problem());
    }

    private long line(CsvFile file, long offset) throws IOException, InterruptedException {
        var memory = settings.environment().memory();
        try (Arena arena = memory.open("csv line count");
                Blocks blocks = file.blocks(settings.windowBytes(), arena, memory)) {
            return 1 + LineStart.breaksBefore(blocks, offset);
        }
    }

    @Override
    public void close() {}
}
