package dev.leat.formats.parquet.write;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.plugin.Environment;
import dev.leat.api.sink.Output;
import dev.leat.api.sink.Sink;
import dev.leat.formats.compression.BlockCompressor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Writes rows as Parquet: a flat schema, data pages of version 2, each column in the encoding that it is smallest
/// in, statistics, a page index and checksums.
///
/// Rows are gathered column by column into pages. A page that is full is encoded, compressed, and waits in memory
/// until the row group is written, since the pages of a column have to stand together. Where pages and row groups
/// end depends on rows alone, not on batches or memory: pages that there is no memory for wait in a file. Only where
/// nothing
/// can be spilled does a row group end where memory for it does.
public final class ParquetSink implements Sink {

    private final Output output;
    private final Limits limits;

    // Lives as long as the sink, so that no write allocates what the next one needs too. Closed by close().
    private final Resources resources;
    private final Tail tail;
    private final WaitingPages waiting;
    private final List<ColumnWriter> columns = new ArrayList<>();
    private final Footer footer;
    private long groupRows = 0;
    private boolean ended = false;

    /// @param output where the bytes go; the sink's from now on, unless this throws
    /// @param environment with memory for a page of each column at least, see [ParquetStyle]
    public ParquetSink(Output output, Schema schema, ParquetStyle style, Environment environment)
            throws IOException, InterruptedException {
        if (schema.size() == 0) {
            throw new IllegalArgumentException("Parquet needs at least one column");
        }
        List<StoredColumn> stored = schema.fields().stream()
                .map(field -> StoredColumn.of(field, style.exact()))
                .toList();
        for (String column : style.blooms()) {
            if (schema.field(column).type().equals(Type.BOOL)) {
                throw new IllegalArgumentException("column '" + column + "' is bool, which has no bloom filter");
            }
        }
        MemoryBudget memory = environment.memory();
        this.output = output;
        this.limits = Limits.of(stored, style);
        this.footer = new Footer(written(schema, style), stored, style.compression());
        this.resources = new Resources();
        try {
            Arena arena = memory.open("parquet write");
            resources.add(arena::close);
            this.tail = new Tail(output, arena);
            this.waiting = new WaitingPages(environment, limits.rowGroupBytes());
            resources.add(waiting::close);
            Workshop workshop = workshop(style, memory, arena);
            for (StoredColumn column : stored) {
                var writer = new ColumnWriter(
                        column, limits, workshop, style.blooms().contains(column.name()));
                resources.add(writer::close);
                columns.add(writer);
            }
            tail.write(Footer.magic());
        } catch (IOException | InterruptedException | RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    /// The columns as they are stored.
    private static Schema written(Schema schema, ParquetStyle style) {
        return new Schema(schema.fields().stream()
                .map(field -> field.type() instanceof Type.Decimal && !style.exact()
                        ? new Field(field.name(), Type.FLOAT64)
                        : field)
                .toList());
    }

    private Workshop workshop(ParquetStyle style, MemoryBudget memory, Arena arena) {
        MemorySegment codes = arena.allocate((long) limits.pageRows() * Integer.BYTES, Buffer.PADDING);
        BlockCompressor compressor = BlockCompressor.open(style.compression(), memory);
        resources.add(compressor::close);
        var encoded = new Buffer(memory, limits.mostEncoded());
        resources.add(encoded::close);
        long levels = Hybrid.most(limits.pageRows(), 1);
        var pages = new PageMaker(compressor, memory, limits.mostEncoded() + levels);
        resources.add(pages::close);
        var dictionaries = new PageMaker(compressor, memory, limits.dictionaryBytes());
        resources.add(dictionaries::close);
        return new Workshop(arena, memory, waiting, encoded, codes, pages, dictionaries);
    }

    @Override
    public void write(Batch batch) throws IOException, InterruptedException {
        if (ended) {
            throw new IllegalStateException("rows after the end of " + output.name());
        }
        for (int row = 0; row < batch.rows(); ) {
            int rows = batch.rows() - row;
            for (int i = 0; i < columns.size(); i++) {
                rows = columns.get(i).room(batch.column(i), row, rows);
            }
            append(batch, row, rows);
            row += rows;
            endPages();
        }
    }

    private void append(Batch batch, int first, int rows) {
        for (int i = 0; i < columns.size(); i++) {
            ColumnWriter column = columns.get(i);
            int wrong = column.append(batch.column(i), first, rows);
            if (wrong >= 0) {
                String name = batch.schema().field(i).name();
                throw batch.origin().wrong(wrong, "column '" + name + "' has " + column.problem());
            }
        }
        groupRows += rows;
    }

    private void endPages() throws IOException, InterruptedException {
        for (ColumnWriter column : columns) {
            if (column.full() && !column.endPage()) {
                endGroup();
                return;
            }
        }
    }

    private void endGroup() throws IOException, InterruptedException {
        if (groupRows == 0) {
            return;
        }
        List<Chunk> chunks = new ArrayList<>(columns.size());
        for (ColumnWriter column : columns) {
            chunks.add(column.endChunk(tail));
        }
        for (int i = 0; i < chunks.size(); i++) {
            chunks.set(i, chunks.get(i).with(columns.get(i).endFilter(tail)));
        }
        footer.add(chunks, groupRows, tail);
        waiting.clear();
        groupRows = 0;
    }

    @Override
    public void flush() throws IOException, InterruptedException {
        endGroup();
        footer.write(tail);
        ended = true;
        output.publish();
    }

    @Override
    public long bytesWritten() {
        return tail.position() + waiting.bytes();
    }

    @Override
    public void close() throws IOException {
        try (output) {
            resources.close();
        }
    }
}
