package dev.leat.api.spill;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Column;
import dev.leat.api.data.Schema;
import dev.leat.api.memory.MemoryBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Appends batches as bytes, column by column as they lie in memory. For one thread; [BatchReader] reads them.
///
/// A large batch is cut into records of some 256 KiB, so that whoever reads needs no more memory than that, but for
/// longer rows. A dictionary is written once a batch.
public final class BatchWriter implements AutoCloseable {

    private static final long RECORD = 256 << 10;

    /// Records start at whole words of bitmaps.
    private static final int STEP = 64;

    private final ByteAppender into;
    private final Schema schema;
    private final long[] dictionaries;

    // Holds the head of a record and padding, so that writing allocates nothing. Closed by close().
    private final Arena arena;
    private final RecordHeader header;
    private final MemorySegment padding;
    private long rows;

    /// @param into stays the caller's, who flushes and closes it where that is to be done
    /// @throws dev.leat.api.memory.MemoryExceededException where the budget has no room for the head of a record
    public BatchWriter(ByteAppender into, Schema schema, MemoryBudget memory) {
        this.into = into;
        this.schema = schema;
        this.dictionaries = new long[schema.size()];
        this.arena = memory.open("heads of spilled records");
        boolean made = false;
        try {
            this.header = new RecordHeader(arena.allocate(RecordHeader.bytes(schema), RecordHeader.ALIGNMENT));
            this.padding = arena.allocate(RecordHeader.ALIGNMENT);
            made = true;
        } finally {
            if (!made) {
                arena.close();
            }
        }
    }

    /// Appends the rows of a batch of this schema.
    ///
    /// @return where they start, which a reader can be opened at
    /// @throws SpillExceededException where there is no room
    public long append(Batch batch) throws IOException, InterruptedException {
        long start = into.size();
        if (batch.rows() == 0) {
            return start;
        }
        for (int column = 0; column < schema.size(); column++) {
            if (batch.column(column) instanceof Column.Codes codes) {
                dictionaries[column] = dictionary(codes.dictionary());
            }
        }
        int step = step(batch);
        for (int from = 0; from < batch.rows(); ) {
            int to = Math.min(batch.rows() - from, step) + from;
            record(batch, from, to);
            from = to;
        }
        rows += batch.rows();
        return start;
    }

    /// How many rows were appended.
    public long rows() {
        return rows;
    }

    @Override
    public void close() {
        arena.close();
    }

    /// How many rows make a record: a multiple of [#STEP].
    private static int step(Batch batch) {
        long bytes = 1;
        for (Column column : batch.columns()) {
            bytes += valueBytes(column, 0, batch.rows()) + textBytes(column, 0, batch.rows());
        }
        long records = Math.min(batch.rows(), (bytes + RECORD - 1) / RECORD);
        long each = (batch.rows() + records - 1) / records;
        return Math.toIntExact(Math.min(Integer.MAX_VALUE / STEP * STEP, (each + STEP - 1) / STEP * STEP));
    }

    private long dictionary(Column.Texts words) throws IOException, InterruptedException {
        long at = into.size();
        long offsets = 4L * (words.rows() + 1L);
        long text = words.rows() == 0 ? 0 : words.end(words.rows() - 1);
        header.set(RecordHeader.KIND, RecordHeader.DICTIONARY);
        header.set(RecordHeader.COUNT, words.rows());
        header.set(RecordHeader.TEXT, text);
        header.set(
                RecordHeader.BYTES, RecordHeader.ALIGNMENT + RecordHeader.padded(offsets) + RecordHeader.padded(text));
        into.append(header.bytes(RecordHeader.ALIGNMENT));
        if (words.rows() == 0) {
            into.append(padding);
            return at;
        }
        append(words.offsets(), 0, offsets);
        append(words.bytes(), 0, text);
        return at;
    }

    private void record(Batch batch, int from, int to) throws IOException, InterruptedException {
        long bytes = RecordHeader.bytes(schema);
        for (int i = 0; i < schema.size(); i++) {
            Column column = batch.column(i);
            long validity = column.nullable() ? bitBytes(to - from) : 0;
            long values = valueBytes(column, from, to);
            long text = textBytes(column, from, to);
            header.set(RecordHeader.validity(i), validity);
            header.set(RecordHeader.values(i), values);
            header.set(RecordHeader.text(i), text);
            header.set(RecordHeader.start(i), start(column, i, from));
            bytes += RecordHeader.padded(validity) + RecordHeader.padded(values) + RecordHeader.padded(text);
        }
        header.set(RecordHeader.KIND, RecordHeader.ROWS);
        header.set(RecordHeader.BYTES, bytes);
        header.set(RecordHeader.COUNT, to - from);
        into.append(header.bytes(RecordHeader.bytes(schema)));
        for (int i = 0; i < schema.size(); i++) {
            columns(batch.column(i), from, to);
        }
    }

    private void columns(Column column, int from, int to) throws IOException, InterruptedException {
        if (column.nullable()) {
            append(column.validity(), from / 8, bitBytes(to - from));
        }
        MemorySegment values = values(column);
        append(values, from * (long) width(column) / 8, valueBytes(column, from, to));
        if (column instanceof Column.Texts texts) {
            append(texts.bytes(), texts.start(from), textBytes(column, from, to));
        }
    }

    private long start(Column column, int index, int from) {
        return switch (column) {
            case Column.Texts texts -> texts.start(from);
            case Column.Codes _ -> dictionaries[index];
            default -> 0;
        };
    }

    private void append(MemorySegment from, long at, long bytes) throws IOException, InterruptedException {
        if (bytes == 0) {
            return;
        }
        into.append(from.asSlice(at, bytes));
        long rest = RecordHeader.padded(bytes) - bytes;
        if (rest > 0) {
            into.append(padding.asSlice(0, rest));
        }
    }

    private static MemorySegment values(Column column) {
        return switch (column) {
            case Column.Bools bools -> bools.bits();
            case Column.Ints ints -> ints.values();
            case Column.Longs longs -> longs.values();
            case Column.Wides wides -> wides.values();
            case Column.Floats floats -> floats.values();
            case Column.Doubles doubles -> doubles.values();
            case Column.Texts texts -> texts.offsets();
            case Column.Codes codes -> codes.values();
        };
    }

    /// Bits of one slot.
    static int width(Column column) {
        return switch (column) {
            case Column.Bools _ -> 1;
            case Column.Ints _, Column.Floats _, Column.Codes _, Column.Texts _ -> Integer.SIZE;
            case Column.Longs _, Column.Doubles _ -> Long.SIZE;
            case Column.Wides _ -> 2 * Long.SIZE;
        };
    }

    private static long valueBytes(Column column, int from, int to) {
        long slots = to - from + (column instanceof Column.Texts ? 1L : 0L);
        return (slots * width(column) + 7) / 8;
    }

    private static long textBytes(Column column, int from, int to) {
        return column instanceof Column.Texts texts && from < to ? texts.end(to - 1) - (long) texts.start(from) : 0;
    }

    private static long bitBytes(int rows) {
        return (rows + 7L) / 8;
    }
}
