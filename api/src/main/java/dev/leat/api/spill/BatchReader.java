package dev.leat.api.spill;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.simd.Bitmaps;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Reads what a [BatchWriter] has appended, in order, into builders of any capacity. Builders have the columns of the
/// schema or some of them, in any order.
///
/// It holds a record, and the dictionaries, in memory of the budget.
public final class BatchReader implements Reader {

    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private final Schema schema;
    private final SpilledBytes.Reader bytes;
    private final SpilledRecord record;
    private final List<SpilledDictionary> dictionaries = new ArrayList<>();

    /// The place that the next record is looked for at, and rows to leave out of it.
    private long next;

    private int row;

    /// @param schema that of the writer
    /// @param bytes is closed with this reader
    /// @param from where to start: [#at] what an append gave, or a position of another reader
    public BatchReader(Schema schema, SpilledBytes.Reader bytes, Position from, MemoryBudget memory) {
        this.schema = schema;
        this.bytes = bytes;
        this.record = new SpilledRecord(schema, bytes, memory);
        for (int column = 0; column < schema.size(); column++) {
            dictionaries.add(new SpilledDictionary(bytes, memory));
        }
        String[] parts = from.value().split(":", 2);
        this.next = from.equals(Position.START) ? 0 : Long.parseLong(parts[0]);
        this.row = parts.length == 2 ? Integer.parseInt(parts[1]) : 0;
    }

    /// The position of what an append gave the offset of.
    public static Position at(long offset) {
        return new Position(Long.toString(offset));
    }

    @Override
    public boolean read(BatchBuilder lent) throws IOException, InterruptedException {
        if (row >= record.rows() && !load(lent)) {
            return false;
        }
        int count = Math.min(lent.capacity(), record.rows() - row);
        for (int into = 0; into < lent.schema().size(); into++) {
            fill(lent, into, count);
        }
        row += count;
        lent.rows(count);
        return true;
    }

    @Override
    public Position position() {
        return row < record.rows() ? new Position(record.at() + ":" + row) : new Position(next + ":" + rowOfNext());
    }

    @Override
    public void close() throws IOException {
        record.close();
        dictionaries.forEach(SpilledDictionary::close);
        bytes.close();
    }

    /// Rows to leave out of a record that is not loaded yet.
    private int rowOfNext() {
        return record.rows() == 0 ? row : 0;
    }

    private boolean load(BatchBuilder lent) throws IOException, InterruptedException {
        int skipped = rowOfNext();
        long before = next;
        if (!record.load(next)) {
            next = Math.max(next, bytes.size());
            row = 0;
            return false;
        }
        next = record.end();
        row = skipped;
        SpilledRecord.require(row < record.rows(), bytes, record.at());
        lent.bytesRead(next - before);
        return true;
    }

    private void fill(BatchBuilder lent, int into, int count) throws IOException, InterruptedException {
        int column = schema.index(lent.schema().field(into).name());
        if (record.nullable(column)) {
            bits(record.validityAt(column), lent.validity(into), count);
        }
        switch (schema.field(column).type()) {
            case Type.Bool _ -> bits(record.valuesAt(column), lent.values(into), count);
            case Type.Utf8 _, Type.Binary _ -> texts(column, lent, into, count);
            case Type.Dictionary _ -> codes(column, lent, into, count);
            case Type.Int32 _,
                    Type.Int64 _,
                    Type.Float32 _,
                    Type.Float64 _,
                    Type.Decimal _,
                    Type.Timestamp _,
                    Type.Date _ -> {
                long width = schema.field(column).type().bits() / 8;
                values(column, width, lent.values(into), count);
            }
        }
    }

    private void values(int column, long width, MemorySegment into, int count) {
        MemorySegment.copy(record.memory(), record.valuesAt(column) + row * width, into, 0, count * width);
    }

    /// Moves bits to the start of words.
    private void bits(long at, MemorySegment into, int count) {
        MemorySegment from = record.memory();
        int shift = row & 63;
        long first = at + (row >> 6) * 8L;
        for (long word = 0; word < count; word += 64) {
            long place = first + word / 8;
            long low = from.get(WORD, place) >>> shift;
            // Readable beyond the record too. A shift by 64 would be none.
            long high = from.get(WORD, place + 8) << 1 << (63 - shift);
            into.set(WORD, word / 8, low | high);
        }
    }

    private void texts(int column, BatchBuilder lent, int into, int count) {
        MemorySegment memory = record.memory();
        long at = record.valuesAt(column) + 4L * row;
        long base = record.start(column);
        int start = memory.get(INT, at);
        MemorySegment offsets = lent.values(into);
        int before = start;
        for (int i = 0; i <= count; i++) {
            int offset = memory.get(INT, at + 4L * i);
            sound(offset >= before && offset - base <= record.textBytes(column));
            offsets.setAtIndex(INT, i, offset - start);
            before = offset;
        }
        sound(start >= base);
        long length = (long) before - start;
        MemorySegment.copy(memory, record.textAt(column) + (start - base), lent.bytes(into, length), 0, length);
    }

    private void codes(int column, BatchBuilder lent, int into, int count) throws IOException, InterruptedException {
        Column.Texts words = dictionaries.get(column).at(record.start(column), lent);
        lent.dictionary(into, words);
        MemorySegment codes = lent.values(into);
        values(column, Integer.BYTES, codes, count);
        boolean nullable = record.nullable(column);
        for (int i = 0; i < count; i++) {
            int code = codes.getAtIndex(INT, i);
            boolean known = code >= 0 && code < words.rows();
            // What stands in the slot of a null means nothing.
            sound(known || (nullable && !Bitmaps.get(lent.validity(into), i)));
        }
    }

    private void sound(boolean sound) {
        SpilledRecord.require(sound, bytes, record.at());
    }
}
