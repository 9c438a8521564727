package dev.leat.formats.ndjson;

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
import dev.leat.formats.lines.Span;
import dev.leat.formats.lines.SplitToken;
import dev.leat.formats.lines.TextFile;
import dev.leat.formats.lines.TextSplits;
import java.io.IOException;
import java.util.List;

/// The rows of NDJSON files, in splits of a few megabytes; compressed ones and pipes in one.
final class NdjsonSource implements Source {

    private final List<TextFile> files;
    private final Schema schema;
    private final NdjsonSettings settings;

    NdjsonSource(List<TextFile> files, Schema schema, NdjsonSettings settings) {
        this.files = List.copyOf(files);
        this.schema = schema;
        this.settings = settings;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    /// Any type but binary: JSON has no form for that.
    @Override
    public boolean offers(String column, Type wanted) {
        return schema.has(column) && !(wanted instanceof Type.Binary);
    }

    @Override
    public List<Split> splits(Scan scan) {
        for (Field field : scan.columns()) {
            schema.index(field.name());
            if (!offers(field.name(), field.type())) {
                throw new IllegalArgumentException("ndjson cannot read column '" + field.name() + "' as " + field.type()
                        + ", only as any other type");
            }
        }
        return TextSplits.of(files, settings.options().get(NdjsonOptions.SPLIT).bytes());
    }

    @Override
    public Reader open(Split split, Scan scan, Position from) throws IOException, InterruptedException {
        SplitToken token = SplitToken.parse(split.token());
        TextFile file = files.get(token.file());
        Span span = Span.of(token, from);
        NdjsonReading reading = NdjsonReading.open(file, span, settings, settings.windowBytes());
        boolean amid = from.equals(Position.START) && span.from() > file.rows();
        return (amid ? reading.afterNextLineBreak() : reading).reader(schema, scan);
    }

    /// Rows of a pipe, which cannot be read again, are counted from the first.
    @Override
    public long line(Split split, long row) throws IOException, InterruptedException {
        TextFile file = files.get(SplitToken.parse(split.token()).file());
        if (file.endless()) {
            return row + 1;
        }
        long position;
        try (NdjsonReading reading = NdjsonReading.open(file, file.span(), settings, settings.windowBytes())) {
            position = reading.lines().skip(row);
        }
        return line(file, position);
    }

    @Override
    public DataException explain(Split split, Reject reject) throws IOException, InterruptedException {
        TextFile file = files.get(SplitToken.parse(split.token()).file());
        String column = reject.column().isEmpty() ? "" : "column '" + reject.column() + "': ";
        // What was read of a pipe is gone: its lines were counted as they passed.
        long line = file.endless() ? reject.offset() : line(file, reject.offset());
        return new DataException(split.where(), line, column + reject.problem());
    }

    private long line(TextFile file, long position) throws IOException, InterruptedException {
        return file.line(
                position, settings.windowBytes(), settings.environment().memory());
    }

    @Override
    public void close() {}
}
