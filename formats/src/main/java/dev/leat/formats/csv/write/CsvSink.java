package dev.leat.formats.csv.write;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.sink.Output;
import dev.leat.api.sink.Sink;
import dev.leat.formats.cells.write.NumberCells;
import dev.leat.formats.cells.write.TextCells;
import dev.leat.formats.text.TimestampStyle;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes rows as CSV: one line each, ended by a line feed; nulls empty, empty text `""`, decimals with all places of
/// their scale, floats with the fewest digits that read back, timestamps as their fields say ([TimestampStyle]), else
/// as ISO 8601.
///
/// Rows are gathered into blocks of a megabyte. Numbers are written column by column into small buffers and then put
/// together row by row; text is copied from the batch.
public final class CsvSink implements Sink {

    private static final int BLOCK = 1 << 20;

    /// Places in the list of starts that a column has.
    private static final int STRETCH = NumberCells.ROWS + 1;

    private final Output output;
    private final TextCopy copy;
    private final byte delimiter;

    // Lives as long as the sink, so that no write allocates. Closed by close().
    private final Arena arena;
    private final MemorySegment block;
    private final MemorySegment cells;
    private final int[] starts;
    private final Cells[] columns;
    private final boolean[] textual;
    private long at = 0;
    private long written = 0;

    /// @param output where the bytes go; the sink's from now on, unless this throws
    /// @throws IllegalArgumentException for binary columns, which CSV has no form for
    public CsvSink(Output output, Schema schema, CsvStyle style, MemoryBudget memory)
            throws IOException, InterruptedException {
        check(schema);
        this.output = output;
        this.copy = new TextCopy(style);
        this.delimiter = (byte) style.delimiter();
        this.arena = memory.open("csv write");
        try {
            this.block = arena.allocate(BLOCK + rowRoom(schema), 64);
            this.cells = arena.allocate(NumberCells.ROWS * rowRoom(schema), 64);
            this.starts = new int[schema.size() * STRETCH];
            this.columns = new Cells[schema.size()];
            this.textual = new boolean[schema.size()];
            lay(schema, style);
            if (style.header()) {
                header(schema.names());
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private static void check(Schema schema) {
        for (Field field : schema.fields()) {
            if (field.type() instanceof Type.Binary) {
                throw new IllegalArgumentException(
                        "column '" + field.name() + "' is binary, which CSV has no form for; select the others");
            }
        }
    }

    private void lay(Schema schema, CsvStyle style) {
        long end = 0;
        for (int i = 0; i < columns.length; i++) {
            byte mark = i + 1 < columns.length ? delimiter : (byte) '\n';
            Type type = schema.field(i).type();
            textual[i] = isText(type);
            if (textual[i]) {
                columns[i] = new Cells.OfText(new TextCells(mark));
            } else {
                starts[i * STRETCH] = Math.toIntExact(end);
                columns[i] = new Cells.OfNumbers(new NumberCells(
                        schema.field(i),
                        mark,
                        around(schema.field(i), style),
                        new NumberCells.Place(cells, starts, i * STRETCH)));
                end += (long) NumberCells.ROWS * NumberCells.most(type);
            }
        }
    }

    /// What stands around the moments of a column: a quote where they hold the delimiter, else nothing.
    private static byte[] around(Field field, CsvStyle style) {
        boolean quoted = TimestampStyle.of(field) instanceof TimestampStyle.Iso iso
                && (style.special(iso.separator()) || style.special(iso.mark()));
        return quoted ? new byte[] {(byte) style.quote()} : new byte[0];
    }

    private static boolean isText(Type type) {
        return type instanceof Type.Utf8 || type instanceof Type.Dictionary;
    }

    /// Bytes that the numbers and marks of one row take at most.
    private static long rowRoom(Schema schema) {
        long room = 2L * TextCopy.OVERRUN;
        for (Field field : schema.fields()) {
            room += isText(field.type()) ? 1 + TextCopy.OVERRUN : NumberCells.most(field.type());
        }
        return room;
    }

    private void header(List<String> names) throws IOException, InterruptedException {
        for (int i = 0; i < names.size(); i++) {
            byte[] name = names.get(i).getBytes(StandardCharsets.UTF_8);
            MemorySegment padded = arena.allocate(name.length + (long) TextCopy.OVERRUN);
            MemorySegment.copy(name, 0, padded, ValueLayout.JAVA_BYTE, 0, name.length);
            at = text(padded, 0, name.length, at);
            block.set(ValueLayout.JAVA_BYTE, at++, i + 1 < names.size() ? delimiter : (byte) '\n');
        }
    }

    @Override
    public void write(Batch batch) throws IOException, InterruptedException {
        for (int first = 0; first < batch.rows(); first += NumberCells.ROWS) {
            int rows = Math.min(NumberCells.ROWS, batch.rows() - first);
            for (int i = 0; i < columns.length; i++) {
                Column column = batch.column(i);
                switch (columns[i]) {
                    case Cells.OfNumbers numbers -> numbers.cells().fill(column, first, rows);
                    case Cells.OfText texts -> texts.cells().look(column, first);
                }
            }
            gather(rows);
        }
    }

    private void gather(int rows) throws IOException, InterruptedException {
        long next = at;
        for (int row = 0; row < rows; row++) {
            if (next > BLOCK) {
                next = drain(next);
            }
            for (int i = 0; i < textual.length; i++) {
                if (textual[i]) {
                    next = text(((Cells.OfText) columns[i]).cells(), row, next);
                } else {
                    int cell = i * STRETCH + row;
                    next = TextCopy.plain(cells, starts[cell], starts[cell + 1], block, next);
                }
            }
        }
        at = next;
    }

    private long text(TextCells cells, int row, long from) throws IOException, InterruptedException {
        long next = cells.isNull(row) ? from : text(cells.bytes(), cells.start(row), cells.end(row), from);
        block.set(ValueLayout.JAVA_BYTE, next, cells.mark());
        return next + 1;
    }

    /// Appends a cell of any length, and leaves room for the rest of the row.
    private long text(MemorySegment bytes, long start, long end, long from) throws IOException, InterruptedException {
        if (end - start > BLOCK / 4) {
            return longText(bytes, start, end, from);
        }
        long next = from + 2 * (end - start) > BLOCK ? drain(from) : from;
        return copy.cell(bytes, start, end, block, next);
    }

    private long longText(MemorySegment bytes, long start, long end, long from)
            throws IOException, InterruptedException {
        boolean quoted = copy.special(bytes, start, end);
        byte[] quote = quoted ? new byte[] {copy.quote()} : new byte[0];
        long next = drain(from);
        MemorySegment.copy(quote, 0, block, ValueLayout.JAVA_BYTE, next, quote.length);
        next += quote.length;
        for (long i = start; i < end; i += BLOCK / 4) {
            long until = Math.min(end, i + BLOCK / 4);
            next = drain(quoted ? copy.doubled(bytes, i, until, block, next) : raw(bytes, i, until, next));
        }
        MemorySegment.copy(quote, 0, block, ValueLayout.JAVA_BYTE, next, quote.length);
        return next + quote.length;
    }

    private long raw(MemorySegment bytes, long start, long end, long from) {
        MemorySegment.copy(bytes, start, block, from, end - start);
        return from + end - start;
    }

    /// Writes the block out as far as it is filled.
    ///
    /// @return where to go on in it, 0
    private long drain(long filled) throws IOException, InterruptedException {
        output.write(block.asSlice(0, filled));
        written += filled;
        at = 0;
        return 0;
    }

    @Override
    public void flush() throws IOException, InterruptedException {
        at = drain(at);
        output.publish();
    }

    @Override
    public long bytesWritten() {
        return written + at;
    }

    @Override
    public void close() throws IOException {
        try (output) {
            arena.close();
        }
    }

    /// How the cells of a column come.
    private sealed interface Cells {
        record OfNumbers(NumberCells cells) implements Cells {}

        record OfText(TextCells cells) implements Cells {}
    }
}
