package dev.leat.formats.csv;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Predicate;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.source.Scan;
import dev.leat.formats.cells.CellReader;
import dev.leat.formats.infer.Inference;
import dev.leat.formats.infer.SampledCell;
import dev.leat.formats.lines.Blocks;
import dev.leat.formats.lines.Span;
import dev.leat.formats.lines.TextFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/// The start of a file, read to find out what is in it.
final class CsvSample {

    private static final long WINDOW = 64 << 10;

    /// Of a pipe only so much can be read again, with what lies in buffers (a store keeps a megabyte).
    private static final long MOST_OF_STREAM = 512 << 10;

    private static final int FIRST_ROWS = 16;
    private static final int BATCH_ROWS = 1024;

    /// Text that batches have, about; one that has more is followed by a smaller one.
    private static final long BATCH_BYTES = 1 << 20;

    private CsvSample() {}

    static CsvHead head(TextFile file, CsvSettings settings) throws IOException, InterruptedException {
        var memory = settings.environment().memory();
        try (Arena arena = memory.open("csv header");
                Blocks blocks = file.blocks(WINDOW, arena, memory)) {
            return CsvHead.read(blocks, settings, file.name(), arena);
        }
    }

    /// Guesses the types of the columns. Rows that are wrong are left out.
    static Inference.Result infer(TextFile file, CsvHead head, CsvSettings settings, Inference.Header header)
            throws IOException, InterruptedException {
        int columns = head.fields().size();
        var inference = new Inference(columns, header);
        List<Field> fields = new ArrayList<>();
        for (String name : CsvHeader.numbered(columns)) {
            fields.add(new Field(name, Type.UTF8));
        }
        var schema = new Schema(fields);
        long end = file.endless() ? MOST_OF_STREAM : Span.NO_END;
        long rest = settings.options().get(CsvOptions.SAMPLE);
        try (CellReader reader = CsvReading.open(file, new Span(head.start(), end), schema, settings, WINDOW)
                .reader(new Scan(schema.fields(), Predicate.ALL, Scan.Digits.REFUSE))) {
            boolean more = true;
            int rows = FIRST_ROWS;
            while (more && rest > 0) {
                try (Arena arena = settings.environment().memory().open("csv sample")) {
                    var builder = new BatchBuilder(schema, (int) Math.min(rest, rows), arena);
                    more = reader.read(builder);
                    rest -= builder.rows();
                    Batch batch = builder.build(Origin.NOWHERE);
                    see(batch, inference);
                    rows = bytes(batch) > BATCH_BYTES ? Math.max(1, rows / 2) : Math.min(BATCH_ROWS, 2 * rows);
                }
            }
        }
        return inference.result();
    }

    private static long bytes(Batch batch) {
        long bytes = 0;
        for (Column column : batch.columns()) {
            var texts = (Column.Texts) column;
            bytes += batch.rows() == 0 ? 0 : texts.end(batch.rows() - 1);
        }
        return bytes;
    }

    private static void see(Batch batch, Inference inference) {
        for (int row = 0; row < batch.rows(); row++) {
            List<SampledCell> cells = new ArrayList<>();
            for (Column column : batch.columns()) {
                cells.add(cell((Column.Texts) column, row));
            }
            inference.row(cells);
        }
    }

    private static SampledCell cell(Column.Texts texts, int row) {
        if (texts.isNull(row)) {
            return SampledCell.NULL;
        }
        if (texts.end(row) - texts.start(row) > SampledCell.LONGEST) {
            return SampledCell.LONG;
        }
        String text = texts.text(row);
        // An empty text that is not null stood in quotes.
        return new SampledCell(text, text.isEmpty());
    }
}
