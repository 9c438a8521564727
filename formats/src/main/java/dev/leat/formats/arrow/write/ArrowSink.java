package dev.leat.formats.arrow.write;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.sink.Output;
import dev.leat.api.sink.Sink;
import dev.leat.formats.arrow.write.ArrowStyle.Layout;
import dev.leat.formats.arrow.write.Metadata.Written;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes rows as Arrow IPC, a file or a stream. Rows are gathered into record batches whose ends depend on rows alone,
/// not on the batches that they come in.
///
/// Columns of codes have one dictionary each. A stream has what is new of it before each record batch, and starts anew
/// where it has become large; a file has it whole, after the record batches, since its readers know by the footer
/// where it is.
public final class ArrowSink implements Sink {

    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    /// What stands at the end of a stream and of the messages of a file.
    private static final int CONTINUATION = -1;

    private final Output output;
    private final Schema schema;
    private final Layout layout;
    private final Limits limits;
    private final Metadata metadata;

    // Lives as long as the sink, so that no write allocates what the next one needs too. Closed by close().
    private final Arena arena;
    private final Tail tail;
    private final BodyMaker body;
    private final List<OutColumn> columns = new ArrayList<>();
    private final List<Validity> validities = new ArrayList<>();
    private final int[] sent;
    private final List<Written> dictionaries = new ArrayList<>();
    private final List<Written> batches = new ArrayList<>();
    private int gathered = 0;
    private boolean ended = false;
    private boolean closed = false;

    /// @param output where the bytes go; the sink's from now on, unless this throws
    public ArrowSink(Output output, Schema schema, ArrowStyle style, MemoryBudget memory)
            throws IOException, InterruptedException {
        this.output = output;
        this.schema = schema;
        this.layout = style.layout();
        this.limits = Limits.of(schema, style);
        this.metadata = new Metadata(style.compression());
        this.sent = new int[schema.size()];
        this.arena = memory.open("arrow write");
        boolean made = false;
        try {
            this.tail = new Tail(output, arena);
            for (Field field : schema.fields()) {
                columns.add(column(field.type(), memory));
                validities.add(new Validity(limits.rows(), arena));
            }
            this.body = new BodyMaker(style.compression(), memory);
            made = true;
        } finally {
            if (!made) {
                arena.close();
            }
        }
        boolean begun = false;
        try {
            begin();
            begun = true;
        } finally {
            if (!begun) {
                giveBack();
            }
        }
    }

    private OutColumn column(Type type, MemoryBudget memory) {
        int rows = limits.rows();
        return switch (type) {
            case Type.Bool _ -> new BitColumn(rows, arena);
            case Type.Int32 _, Type.Date _, Type.Float32 _, Type.Int64 _, Type.Timestamp _, Type.Float64 _ ->
                new FixedColumn(type.bits() / 8, rows, arena);
            case Type.Decimal decimal -> new DecimalColumn(decimal.bits() == 128, rows, arena);
            case Type.Utf8 _, Type.Binary _ -> new TextColumn(limits.textBytes(), rows, arena, memory);
            case Type.Dictionary _ -> new CodeColumn(rows, arena, memory);
        };
    }

    private void begin() throws IOException, InterruptedException {
        if (layout == Layout.FILE) {
            tail.write(MemorySegment.ofArray(MAGIC));
            tail.zeros(2);
        }
        tail.metadata(metadata.schema(schema));
    }

    @Override
    public void write(Batch batch) throws IOException, InterruptedException {
        if (ended) {
            throw new IllegalStateException("rows after the end of " + output.name());
        }
        for (int row = 0; row < batch.rows(); ) {
            int rows = Math.min(batch.rows() - row, limits.rows() - gathered);
            for (int i = 0; i < columns.size(); i++) {
                rows = columns.get(i).room(batch.column(i), row, rows, gathered);
            }
            append(batch, row, rows);
            row += rows;
            // Where not all rows found room, the next one does not.
            if (gathered == limits.rows() || row < batch.rows()) {
                endBatch();
            }
        }
    }

    private void append(Batch batch, int first, int rows) {
        for (int i = 0; i < columns.size(); i++) {
            validities.get(i).append(batch.column(i), first, rows, gathered);
            int wrong = columns.get(i).append(batch.column(i), first, rows, gathered);
            if (wrong >= 0) {
                throw batch.origin()
                        .wrong(
                                first + wrong,
                                "column '" + batch.schema().field(i).name() + "' has "
                                        + columns.get(i).problem());
            }
        }
        gathered += rows;
    }

    private void endBatch() throws IOException, InterruptedException {
        if (gathered == 0) {
            return;
        }
        if (layout == Layout.STREAM) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i) instanceof CodeColumn coded) {
                    delta(i, coded.table());
                }
            }
        }
        body.begin(gathered);
        for (int i = 0; i < columns.size(); i++) {
            body.column(validities.get(i).nulls());
            body.buffer(validities.get(i).buffer(gathered));
            columns.get(i).buffers(gathered, body::buffer);
        }
        Metadata.Layout made = body.end();
        batches.add(send(metadata.rows(made), made));
        if (layout == Layout.STREAM) {
            // Nothing asks for them, and a stream may have no end.
            batches.clear();
        }
        clear();
    }

    private void clear() {
        gathered = 0;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).clear();
            validities.get(i).clear();
        }
    }

    /// Sends what is new of a dictionary, the first time all of it.
    private void delta(int column, TextTable table) throws IOException, InterruptedException {
        if (table.rows() > sent[column] || sent[column] == 0) {
            dictionary(column, table, sent[column]);
            sent[column] = table.rows();
        }
        if (table.end(table.rows()) + 4L * table.rows() > limits.dictionaryBytes()) {
            // The next one starts anew: it comes in the place of this one.
            table.clear();
            sent[column] = 0;
        }
    }

    private Written dictionary(int column, TextTable table, int from) throws IOException, InterruptedException {
        body.begin(table.rows() - from);
        body.column(0);
        body.buffer(MemorySegment.NULL);
        body.texts(table, from);
        Metadata.Layout made = body.end();
        return send(metadata.dictionary(column, from > 0, made), made);
    }

    private Written send(ByteBuffer header, Metadata.Layout made) throws IOException, InterruptedException {
        long offset = tail.position();
        int bytes = tail.metadata(header);
        body.write(tail);
        return new Written(offset, bytes, made.bodyBytes());
    }

    @Override
    public void flush() throws IOException, InterruptedException {
        endBatch();
        if (layout == Layout.FILE) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i) instanceof CodeColumn coded) {
                    dictionaries.add(dictionary(i, coded.table(), 0));
                }
            }
        }
        tail.number(CONTINUATION);
        tail.number(0);
        if (layout == Layout.FILE) {
            ByteBuffer footer = metadata.footer(schema, dictionaries, batches);
            int bytes = footer.remaining();
            tail.write(MemorySegment.ofBuffer(footer));
            tail.number(bytes);
            tail.write(MemorySegment.ofArray(MAGIC));
        }
        tail.drain();
        ended = true;
        output.publish();
    }

    @Override
    public long bytesWritten() {
        return tail.position();
    }

    @Override
    public void close() throws IOException {
        try (output) {
            giveBack();
        }
    }

    private void giveBack() {
        if (closed) {
            return;
        }
        closed = true;
        try (arena;
                body) {
            columns.forEach(OutColumn::close);
        }
    }
}
