package dev.leat.api.spill;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.memory.MemoryBudget;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// The record of rows that a reader is at, in memory, and where in it each buffer lies. Sizes are checked before
/// anything
/// is read or allocated by them.
final class SpilledRecord implements AutoCloseable {

    private final Schema schema;
    private final SpilledBytes.Reader bytes;
    private final Room head;
    private final Room room;
    private final long[] validityAt;
    private final long[] valuesAt;
    private final long[] textAt;
    private MemorySegment memory = MemorySegment.NULL;
    private long at;
    private long end;
    private int rows;

    SpilledRecord(Schema schema, SpilledBytes.Reader bytes, MemoryBudget memory) {
        this.schema = schema;
        this.bytes = bytes;
        this.head = new Room(memory);
        this.room = new Room(memory);
        this.validityAt = new long[schema.size()];
        this.valuesAt = new long[schema.size()];
        this.textAt = new long[schema.size()];
    }

    /// Loads the first record of rows that starts at a place or behind it.
    ///
    /// @return false where there is none
    boolean load(long from) throws IOException, InterruptedException {
        for (long place = from; place < bytes.size(); place = end) {
            RecordHeader header = head(place);
            at = place;
            end = place + header.get(RecordHeader.BYTES);
            if (header.get(RecordHeader.KIND) == RecordHeader.ROWS) {
                body(header);
                return true;
            }
        }
        rows = 0;
        return false;
    }

    /// Where in the stream the record starts.
    long at() {
        return at;
    }

    /// Where the next one does.
    long end() {
        return end;
    }

    int rows() {
        return rows;
    }

    MemorySegment memory() {
        return memory;
    }

    boolean nullable(int column) {
        return word(RecordHeader.validity(column)) > 0;
    }

    long validityAt(int column) {
        return validityAt[column];
    }

    long valuesAt(int column) {
        return valuesAt[column];
    }

    long textAt(int column) {
        return textAt[column];
    }

    long textBytes(int column) {
        return word(RecordHeader.text(column));
    }

    /// Of text the offset that the first row starts at; of a dictionary column where its dictionary is.
    long start(int column) {
        return word(RecordHeader.start(column));
    }

    /// The head of the record at a place.
    private RecordHeader head(long place) throws IOException, InterruptedException {
        long full = RecordHeader.bytes(schema);
        MemorySegment segment = head.atLeast(full);
        require(bytes.size() - place >= RecordHeader.ALIGNMENT, place);
        bytes.read(place, segment.asSlice(0, RecordHeader.ALIGNMENT));
        var header = new RecordHeader(segment);
        boolean ofRows = header.get(RecordHeader.KIND) == RecordHeader.ROWS;
        long size = header.get(RecordHeader.BYTES);
        long least = ofRows ? full : RecordHeader.ALIGNMENT;
        require(ofRows || header.get(RecordHeader.KIND) == RecordHeader.DICTIONARY, place);
        require(size >= least && size <= bytes.size() - place, place);
        if (ofRows) {
            bytes.read(place, segment.asSlice(0, full));
        }
        return header;
    }

    private void body(RecordHeader header) throws IOException, InterruptedException {
        long count = header.get(RecordHeader.COUNT);
        long size = header.get(RecordHeader.BYTES);
        require(count > 0 && count <= Integer.MAX_VALUE - 64, at);
        long place = RecordHeader.bytes(schema);
        for (int column = 0; column < schema.size(); column++) {
            long validity = header.get(RecordHeader.validity(column));
            long values = header.get(RecordHeader.values(column));
            long text = header.get(RecordHeader.text(column));
            Type type = schema.field(column).type();
            require(validity == 0 || validity == (count + 7) / 8, at);
            require(values == valueBytes(type, count), at);
            require(text >= 0 && text <= Math.min(size, type.bits() == 0 ? Integer.MAX_VALUE : 0), at);
            validityAt[column] = place;
            valuesAt[column] = validityAt[column] + RecordHeader.padded(validity);
            textAt[column] = valuesAt[column] + RecordHeader.padded(values);
            place = textAt[column] + RecordHeader.padded(text);
        }
        require(place == size, at);
        memory = room.atLeast(size);
        bytes.read(at, memory.asSlice(0, size));
        rows = (int) count;
    }

    private static long valueBytes(Type type, long count) {
        long bits = type.bits() == 0 ? Integer.SIZE * (count + 1) : type.bits() * count;
        return (bits + 7) / 8;
    }

    private long word(int word) {
        return new RecordHeader(memory).get(word);
    }

    private void require(boolean sound, long place) {
        require(sound, bytes, place);
    }

    /// @throws DataException where a record makes no sense
    static void require(boolean sound, SpilledBytes.Reader bytes, long place) {
        if (!sound) {
            throw new DataException(
                    bytes.name(),
                    1,
                    "the record at byte " + place + " is not one of these columns; was the file changed?");
        }
    }

    @Override
    public void close() {
        head.close();
        room.close();
    }
}
