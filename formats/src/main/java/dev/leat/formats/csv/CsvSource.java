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
import dev.leat.formats.lines.Span;
import dev.leat.formats.lines.SplitToken;
import dev.leat.formats.lines.TextFile;
import dev.leat.formats.lines.TextSplits;
import java.io.IOException;
import java.util.List;

/// The rows of CSV files, in splits of a few megabytes; compressed ones and pipes in one.
final class CsvSource implements Source {

    private final List<TextFile> files;
    private final Schema schema;
    private final CsvSettings settings;

    CsvSource(List<TextFile> files, Schema schema, CsvSettings settings) {
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
        return TextSplits.of(files, settings.options().get(CsvOptions.SPLIT).bytes());
    }

    @Override
    public Reader open(Split split, Scan scan, Position from) throws IOException, InterruptedException {
        SplitToken token = SplitToken.parse(split.token());
        TextFile file = files.get(token.file());
        Span span = Span.of(token, from);
        CsvReading reading = CsvReading.open(file, span, schema, settings, settings.windowBytes());
        boolean guess = from.equals(Position.START) && span.from() > file.rows();
        return (guess ? reading.afterNextLineBreak() : reading).reader(scan);
    }

    /// Rows of a pipe, which cannot be read again, are counted from the first after the header.
    @Override
    public long line(Split split, long row) throws IOException, InterruptedException {
        TextFile file = files.get(SplitToken.parse(split.token()).file());
        if (file.endless()) {
            return row + 1;
        }
        try (CsvReading reading = CsvReading.open(file, file.span(), schema, settings, settings.windowBytes())) {
            return line(file, reading.offset(row));
        }
    }

    @Override
    public DataException explain(Split split, Reject reject) throws IOException, InterruptedException {
        TextFile file = files.get(SplitToken.parse(split.token()).file());
        String column = reject.column().isEmpty() ? "" : "column '" + reject.column() + "': ";
        if (file.endless()) {
            // What was read of a pipe is gone: its lines were counted as they passed.
            return new DataException(split.where(), reject.offset(), column + reject.problem());
        }
        return new DataException(split.where(), line(file, reject.offset()), column + reject.problem());
    }

    private long line(TextFile file, long offset) throws IOException, InterruptedException {
        return file.line(offset, settings.windowBytes(), settings.environment().memory());
    }

    @Override
    public void close() {}
}
