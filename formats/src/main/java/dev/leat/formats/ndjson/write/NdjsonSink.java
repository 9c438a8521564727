package dev.leat.formats.ndjson.write;

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

/// Writes rows as NDJSON: an object a line, ended by a line feed, its keys the names of columns in their order. Numbers
/// have all their digits, decimals all places of their scale; timestamps are strings as their fields say
/// ([TimestampStyle]), else ISO 8601, or counts where they were. What JSON has no number for is `"NaN"`, `"Infinity"`
/// or `"-Infinity"`, as in the JSON mapping of Protocol Buffers.
///
/// Rows are gathered into blocks of a megabyte, numbers written column by column before.
public final class NdjsonSink implements Sink {

    private static final int BLOCK = 1 << 20;

    /// Text that is copied at once.
    private static final int PIECE = 64 << 10;

    /// Places in the list of starts that a column has.
    private static final int STRETCH = NumberCells.ROWS + 1;

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    private final Output output;
    private final Nulls nulls;

    // Lives as long as the sink, so that no write allocates. Closed by close().
    private final Arena arena;
    private final MemorySegment block;
    private final MemorySegment cells;
    private final int[] starts;
    private final Value[] values;
    // Each column's key in quotes, with a colon.
    private final byte[][] keys;
    private long at = 0;
    private long written = 0;

    /// @param output where the bytes go; the sink's from now on, unless this throws
    /// @throws IllegalArgumentException for binary columns, which JSON has no form for
    public NdjsonSink(Output output, Schema schema, Nulls nulls, MemoryBudget memory) {
        check(schema);
        this.output = output;
        this.nulls = nulls;
        this.keys = new byte[schema.size()][];
        this.values = new Value[schema.size()];
        this.starts = new int[schema.size() * STRETCH];
        this.arena = memory.open("ndjson write");
        try {
            long room = 0;
            for (int i = 0; i < keys.length; i++) {
                keys[i] = key(schema.field(i).name());
                room += keys[i].length + room(schema.field(i).type());
            }
            this.block = arena.allocate(BLOCK + room + (long) JsonStrings.MOST * PIECE + JsonStrings.OVERRUN, 64);
            this.cells = arena.allocate(NumberCells.ROWS * room + JsonStrings.OVERRUN, 64);
            lay(schema);
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private static void check(Schema schema) {
        for (Field field : schema.fields()) {
            if (field.type() instanceof Type.Binary) {
                throw new IllegalArgumentException(
                        "column '" + field.name() + "' is binary, which JSON has no form for; select the others");
            }
        }
    }

    private static byte[] key(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment plain = arena.allocate(text.length + (long) JsonStrings.OVERRUN);
            MemorySegment.copy(text, 0, plain, BYTE, 0, text.length);
            MemorySegment key = arena.allocate((long) JsonStrings.MOST * text.length + 3 + JsonStrings.OVERRUN);
            key.set(BYTE, 0, (byte) '"');
            long end = JsonStrings.copy(plain, 0, text.length, key, 1);
            key.set(BYTE, end, (byte) '"');
            key.set(BYTE, end + 1, (byte) ':');
            return key.asSlice(0, end + 2).toArray(BYTE);
        }
    }

    /// Bytes that a value takes at most, with what is around it; of text without the text itself.
    private static long room(Type type) {
        long around = 16;
        return around + (isText(type) ? 0 : NumberCells.most(type));
    }

    private static boolean isText(Type type) {
        return type instanceof Type.Utf8 || type instanceof Type.Dictionary;
    }

    private void lay(Schema schema) {
        long end = 0;
        for (int i = 0; i < values.length; i++) {
            Field field = schema.field(i);
            if (isText(field.type())) {
                values[i] = new Value.OfText(new TextCells((byte) ','));
                continue;
            }
            starts[i * STRETCH] = Math.toIntExact(end);
            var place = new NumberCells.Place(cells, starts, i * STRETCH);
            values[i] = new Value.OfNumber(new NumberCells(field, (byte) ',', new byte[0], place), quotes(field));
            end += (long) NumberCells.ROWS * NumberCells.most(field.type());
        }
    }

    private static Quotes quotes(Field field) {
        return switch (field.type()) {
            case Type.Date _ -> Quotes.ALWAYS;
            case Type.Timestamp _ ->
                TimestampStyle.of(field) instanceof TimestampStyle.Iso ? Quotes.ALWAYS : Quotes.NEVER;
            case Type.Float32 _, Type.Float64 _ -> Quotes.NO_NUMBERS;
            case Type.Bool _, Type.Int32 _, Type.Int64 _, Type.Decimal _ -> Quotes.NEVER;
            case Type.Utf8 _, Type.Binary _, Type.Dictionary _ -> Quotes.ALWAYS;
        };
    }

    @Override
    public void write(Batch batch) throws IOException, InterruptedException {
        for (int first = 0; first < batch.rows(); first += NumberCells.ROWS) {
            int rows = Math.min(NumberCells.ROWS, batch.rows() - first);
            for (int i = 0; i < values.length; i++) {
                Column column = batch.column(i);
                switch (values[i]) {
                    case Value.OfNumber number -> number.cells().fill(column, first, rows);
                    case Value.OfText text -> text.cells().look(column, first);
                }
            }
            for (int row = 0; row < rows; row++) {
                row(row);
            }
        }
    }

    private void row(int row) throws IOException, InterruptedException {
        if (at > BLOCK) {
            drain();
        }
        byte before = '{';
        for (int i = 0; i < values.length; i++) {
            boolean isNull = isNull(i, row);
            if (isNull && nulls == Nulls.OMIT) {
                continue;
            }
            block.set(BYTE, at++, before);
            before = ',';
            put(keys[i]);
            if (isNull) {
                put(NULL);
            } else {
                switch (values[i]) {
                    case Value.OfNumber number -> number(number.quotes(), i * STRETCH + row);
                    case Value.OfText text -> text(text.cells(), row);
                }
            }
        }
        if (before == '{') {
            block.set(BYTE, at++, before);
        }
        block.set(BYTE, at++, (byte) '}');
        block.set(BYTE, at++, (byte) '\n');
    }

    private boolean isNull(int column, int row) {
        int cell = column * STRETCH + row;
        return switch (values[column]) {
            // Nothing but the mark.
            case Value.OfNumber _ -> starts[cell + 1] - starts[cell] == 1;
            case Value.OfText text -> text.cells().isNull(row);
        };
    }

    private void put(byte[] bytes) {
        MemorySegment.copy(bytes, 0, block, BYTE, at, bytes.length);
        at += bytes.length;
    }

    private void number(Quotes quotes, int cell) {
        long start = starts[cell];
        long length = starts[cell + 1] - start - 1;
        switch (quotes) {
            case NEVER -> bare(start, length);
            case ALWAYS -> quoted(start, length);
            case NO_NUMBERS -> {
                byte last = cells.get(BYTE, start + length - 1);
                if (last == 'n') {
                    word("NaN");
                } else if (last == 'f') {
                    word(length == 4 ? "-Infinity" : "Infinity");
                } else {
                    bare(start, length);
                }
            }
        }
    }

    private void bare(long start, long length) {
        MemorySegment.copy(cells, start, block, at, length);
        at += length;
    }

    private void quoted(long start, long length) {
        block.set(BYTE, at++, (byte) '"');
        bare(start, length);
        block.set(BYTE, at++, (byte) '"');
    }

    private void word(String word) {
        put(('"' + word + '"').getBytes(StandardCharsets.US_ASCII));
    }

    private void text(TextCells texts, int row) throws IOException, InterruptedException {
        MemorySegment bytes = texts.bytes();
        long end = texts.end(row);
        block.set(BYTE, at++, (byte) '"');
        for (long from = texts.start(row); from < end; from += PIECE) {
            if (at > BLOCK) {
                drain();
            }
            at = JsonStrings.copy(bytes, from, Math.min(end, from + PIECE), block, at);
        }
        if (at > BLOCK) {
            drain();
        }
        block.set(BYTE, at++, (byte) '"');
    }

    /// Writes the block out as far as it is filled.
    private void drain() throws IOException, InterruptedException {
        output.write(block.asSlice(0, at));
        written += at;
        at = 0;
    }

    @Override
    public void flush() throws IOException, InterruptedException {
        drain();
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

    /// How the values of a column come.
    private sealed interface Value {
        record OfNumber(NumberCells cells, Quotes quotes) implements Value {}

        record OfText(TextCells cells) implements Value {}
    }

    /// What stands in quotes.
    private enum Quotes {
        NEVER,
        /// What JSON has no number for.
        NO_NUMBERS,
        ALWAYS
    }
}
