package dev.leat.core.sort;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.state.KeyedState;
import dev.leat.api.state.KeyedStates;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// The keys that were seen, as bytes that are equal where keys are: the record of the key's columns, with nothing in
/// the place of nulls, one zero and one NaN.
final class SeenKeys implements AutoCloseable {

    private static final String OWNER = "keys seen";

    /// What of the budget keys may take that are kept in it. As much may be taken by rows whose keys came too late
    /// for it.
    private static final double SHARE = 0.4;

    /// What a key takes beside its bytes: length and hash, state, slots as they grow.
    private static final long BESIDE = 48;

    private static final int END = -1;

    private final MemoryBudget memory;
    private final boolean inBudget;
    private final int[] columns;
    private final Schema schema;
    private final RecordLayout layout;
    private final RecordWriter writer;
    private final KeyedState seen;

    // Holds the keys of some rows. Closed by close().
    private final Arena arena;
    private final MemorySegment records;
    private final int room;
    private final int[] places = new int[RecordWriter.MOST];
    private long held;

    /// @throws IOException where the state has keys already: those of a run that may have failed
    SeenKeys(Schema rows, int[] columns, KeyedStates states, MemoryBudget memory)
            throws IOException, InterruptedException {
        this.memory = memory;
        this.inBudget = states.inBudget();
        this.columns = columns.clone();
        List<Field> fields = new ArrayList<>();
        for (int column : columns) {
            fields.add(rows.field(column));
        }
        this.schema = new Schema(fields);
        this.layout = new RecordLayout(schema, false);
        this.writer = new RecordWriter(layout, Dictionaries.none(schema));
        // A key of the longest that there may be has room.
        this.room = (int) Math.clamp(memory.limit() / 64, 2 * KeyedState.MOST_KEY_BYTES, 4L << 20);
        this.seen = states.open(OWNER, 1);
        this.arena = memory.open(OWNER);
        boolean made = false;
        try {
            requireNoKeys();
            this.records = arena.allocate((long) room + RecordBuffer.PADDING, RecordBuffer.PADDING);
            made = true;
        } finally {
            if (!made) {
                close();
            }
        }
    }

    private void requireNoKeys() throws IOException {
        if (seen.keys() > 0) {
            throw new IOException("the state that is to remember keys has " + seen.keys()
                    + " of another run, whose rows would be taken for duplicates; name another, or remove it");
        }
    }

    /// The columns of the key, as views of those of a batch, whose keys are asked for next.
    Batch keys(Batch batch) {
        List<Column> chosen = new ArrayList<>(columns.length);
        for (int column : columns) {
            chosen.add(batch.column(column));
        }
        var keys = new Batch(schema, batch.rows(), chosen, batch.origin());
        writer.begin(keys);
        return keys;
    }

    /// Makes keys of rows from one on, as many as have room.
    ///
    /// @return how many; 0 where that of the first is too long to be remembered
    int load(Batch keys, int from) {
        int most = Math.min(keys.rows() - from, RecordWriter.MOST);
        writer.measure(keys, from, most);
        int count = 0;
        int end = 0;
        while (count < most && fits(writer.length(from + count), end)) {
            places[count] = end;
            end += writer.length(from + count);
            count++;
        }
        writer.write(keys, from, count, records, 0, 0);
        for (int column = 0; column < schema.size(); column++) {
            canonical(keys.column(column), column, count);
        }
        return count;
    }

    private boolean fits(int length, int end) {
        return length <= KeyedState.MOST_KEY_BYTES && length <= room - end;
    }

    /// Whether a key of those loaded was seen.
    boolean seen(int key) throws IOException, InterruptedException {
        return seen.has(record(key));
    }

    /// Remembers a key of those loaded, if there is room for it.
    Answer see(int key) throws IOException, InterruptedException {
        MemorySegment record = record(key);
        long bytes = record.byteSize() + BESIDE;
        if (inBudget && held + bytes > memory.limit() * SHARE) {
            return seen.has(record) ? Answer.SEEN : Answer.NO_ROOM;
        }
        long before = seen.keys();
        try {
            seen.state(record);
        } catch (MemoryExceededException _) {
            return Answer.NO_ROOM;
        }
        if (seen.keys() == before) {
            return Answer.SEEN;
        }
        held += bytes;
        return Answer.NEW;
    }

    private MemorySegment record(int key) {
        return records.asSlice(places[key], layout.length(records, places[key]));
    }

    private void canonical(Column column, int index, int count) {
        Type type = schema.field(index).type();
        int place = layout.place(index);
        for (int i = 0; i < count; i++) {
            long at = (long) places[i] + place;
            if (column.nullable() && layout.isNull(records, places[i], index)) {
                clear(type, at);
            } else if (type.equals(Type.FLOAT32)) {
                float value = Float.intBitsToFloat(records.get(RecordLayout.INT, at));
                records.set(RecordLayout.INT, at, Float.floatToIntBits(value == 0 ? 0 : value));
            } else if (type.equals(Type.FLOAT64)) {
                double value = Double.longBitsToDouble(records.get(RecordLayout.LONG, at));
                records.set(RecordLayout.LONG, at, Double.doubleToLongBits(value == 0 ? 0 : value));
            } else if (!column.nullable()) {
                return;
            }
        }
    }

    /// What stands in the slot of a null means nothing. Texts have nothing there.
    private void clear(Type type, long at) {
        switch (type.bits() / Byte.SIZE) {
            case 2 * Long.BYTES -> {
                records.set(RecordLayout.LONG, at, 0);
                records.set(RecordLayout.LONG, at + Long.BYTES, 0);
            }
            case Long.BYTES -> records.set(RecordLayout.LONG, at, 0);
            case Integer.BYTES -> records.set(RecordLayout.INT, at, type.equals(Type.DICTIONARY) ? ~0 : 0);
            default -> {
                if (type.equals(Type.BOOL)) {
                    records.set(RecordLayout.BYTE, at, (byte) 0);
                }
            }
        }
    }

    void save(DataOutput state) throws IOException, InterruptedException {
        seen.forEach((key, _) -> {
            state.writeInt((int) key.byteSize());
            state.write(key.toArray(ValueLayout.JAVA_BYTE));
        });
        state.writeInt(END);
    }

    void restore(DataInput state) throws IOException, InterruptedException {
        for (int length = state.readInt(); length != END; length = state.readInt()) {
            byte[] bytes = new byte[length];
            state.readFully(bytes);
            MemorySegment.copy(bytes, 0, records, ValueLayout.JAVA_BYTE, 0, length);
            seen.state(records.asSlice(0, length));
            held += length + BESIDE;
        }
    }

    @Override
    public void close() throws IOException {
        try (arena) {
            seen.close();
        }
    }

    /// What became of a key.
    enum Answer {
        NEW,
        SEEN,
        NO_ROOM
    }
}
