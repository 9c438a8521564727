package dev.leat.api.data;

import dev.leat.api.memory.MemoryExceededException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Columns to be filled, lent to a reader or a kernel that produces rows.
///
/// The filler writes straight into the segments of [#values], at most [#capacity] rows, and says with [#rows(int)] how
/// many there are. Segments are native, aligned to 64 bytes, hold arbitrary bytes at first, and have 64 bytes of room
/// beyond their last slot, so that a vector may be stored past the end. They are not to be kept.
///
/// For one thread. Buffers come from the allocator given, and are its to free.
public final class BatchBuilder {

    /// Bytes that can be written and read beyond the last slot of each buffer.
    public static final int PADDING = 64;

    private static final long ALIGNMENT = 64;

    private final Schema schema;
    private final int capacity;
    private final SegmentAllocator memory;
    private final Slot[] slots;
    private final List<Reject> rejects = new ArrayList<>();
    private final List<Runnable> releases = new ArrayList<>();
    private int rows;
    private long bytesRead;

    public BatchBuilder(Schema schema, int capacity, SegmentAllocator memory) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a batch has room for 1 row or more, not " + capacity);
        }
        this.schema = schema;
        this.capacity = capacity;
        this.memory = memory;
        this.slots = new Slot[schema.size()];
        Arrays.setAll(slots, _ -> new Slot());
    }

    public Schema schema() {
        return schema;
    }

    /// The most rows it takes.
    public int capacity() {
        return capacity;
    }

    /// How many rows it was said to hold.
    public int rows() {
        return rows;
    }

    /// Says that the first `count` slots of every column are filled.
    public void rows(int count) {
        if (count < 0 || count > capacity) {
            throw new IllegalArgumentException(count + " rows in a batch for " + capacity);
        }
        rows = count;
    }

    /// The slots of a column: [#capacity] values of the type's width; for [Type.Bool] as many bits; for
    /// [Type.Dictionary] the 32-bit codes; for [Type.Utf8] and [Type.Binary] `capacity + 1` 32-bit offsets into
    /// [#bytes], the first of which is the filler's to set to 0.
    public MemorySegment values(int column) {
        Slot slot = slots[column];
        if (slot.values.byteSize() == 0) {
            slot.values = allocate(valueBytes(schema.field(column).type()));
        }
        return slot.values;
    }

    /// The validity bitmap of a column, all ones when first asked for. A column for which it is never asked has no
    /// nulls.
    public MemorySegment validity(int column) {
        Slot slot = slots[column];
        if (slot.validity.byteSize() == 0) {
            slot.validity = allocate(bitmapBytes()).fill((byte) -1);
        }
        return slot.validity;
    }

    /// Marks one row null.
    public void setNull(int column, int row) {
        MemorySegment bits = validity(column);
        byte old = bits.get(ValueLayout.JAVA_BYTE, row >> 3);
        bits.set(ValueLayout.JAVA_BYTE, row >> 3, (byte) (old & ~(1 << (row & 7))));
    }

    /// The bytes of a text or binary column, with room for at least `atLeast` in all. Growing keeps what was
    /// written and may move it: a segment got earlier is not to be used after.
    ///
    /// @throws MemoryExceededException for more than the 2 GiB that 32-bit offsets reach
    public MemorySegment bytes(int column, long atLeast) {
        Slot slot = slots[column];
        long room = Math.max(0, slot.bytes.byteSize() - PADDING);
        if (slot.bytes.byteSize() != 0 && room >= atLeast) {
            return slot.bytes;
        }
        long wanted = Math.max(atLeast, Math.max(2 * room, 8L * capacity));
        if (atLeast > Integer.MAX_VALUE) {
            throw new MemoryExceededException("text of one batch over 2 GiB in column '"
                    + schema.field(column).name() + "'; ask for fewer rows a batch");
        }
        MemorySegment grown = allocate(wanted);
        MemorySegment.copy(slot.bytes, 0, grown, 0, slot.bytes.byteSize());
        slot.bytes = grown;
        return grown;
    }

    /// Sets the dictionary that a column's codes point into. It has to be valid as long as the batch: take its
    /// memory from [#allocate].
    public void dictionary(int column, Column.Texts dictionary) {
        slots[column].dictionary = dictionary;
    }

    /// Takes a column as it is, without a copy. Its memory has to stay valid until `release` is run, which the
    /// engine does once the batch is done with; its rows have to be as many as [#rows(int)] says in the end.
    public void adopt(int column, Column adopted, Runnable release) {
        slots[column].adopted = List.of(adopted);
        releases.add(release);
    }

    /// Memory that lives as long as the batch, of at least `bytes`, with [#PADDING] beyond.
    public MemorySegment allocate(long bytes) {
        return memory.allocate(Math.addExact(bytes, PADDING), ALIGNMENT);
    }

    /// Reports a row that could not be read, and is not among the rows.
    public void reject(Reject reject) {
        rejects.add(reject);
    }

    public List<Reject> rejects() {
        return List.copyOf(rejects);
    }

    /// Says how many bytes of the source the rows took, compressed as they were.
    public void bytesRead(long bytes) {
        bytesRead = bytes;
    }

    public long bytesRead() {
        return bytesRead;
    }

    /// The rows so far as a batch. It shares the builder's memory.
    public Batch build(Origin origin) {
        List<Column> columns = new ArrayList<>(slots.length);
        for (int i = 0; i < slots.length; i++) {
            columns.add(slots[i].adopted.isEmpty() ? column(i) : slots[i].adopted.getFirst());
        }
        return new Batch(schema, rows, columns, origin);
    }

    /// Runs what adopted columns have to be released with. The engine's to call, once.
    public void release() {
        releases.forEach(Runnable::run);
        releases.clear();
    }

    private Column column(int index) {
        Slot slot = slots[index];
        MemorySegment validity = slot.validity;
        return switch (schema.field(index).type()) {
            case Type.Bool _ -> new Column.Bools(rows, validity, values(index));
            case Type.Int32 _, Type.Date _ -> new Column.Ints(rows, validity, values(index));
            case Type.Int64 _, Type.Timestamp _ -> new Column.Longs(rows, validity, values(index));
            case Type.Decimal decimal ->
                decimal.bits() == 64
                        ? new Column.Longs(rows, validity, values(index))
                        : new Column.Wides(rows, validity, values(index));
            case Type.Float32 _ -> new Column.Floats(rows, validity, values(index));
            case Type.Float64 _ -> new Column.Doubles(rows, validity, values(index));
            case Type.Utf8 _, Type.Binary _ -> new Column.Texts(rows, validity, values(index), bytes(index, 0));
            case Type.Dictionary _ -> new Column.Codes(rows, validity, values(index), slot.dictionary);
        };
    }

    private long valueBytes(Type type) {
        return switch (type) {
            case Type.Bool _ -> bitmapBytes();
            case Type.Utf8 _, Type.Binary _ -> 4L * (capacity + 1L);
            default -> type.bits() / 8L * capacity;
        };
    }

    private long bitmapBytes() {
        return (capacity + 63L) / 64 * 8;
    }

    private static final class Slot {
        private MemorySegment values = MemorySegment.NULL;
        private MemorySegment validity = MemorySegment.NULL;
        private MemorySegment bytes = MemorySegment.NULL;
        private Column.Texts dictionary = new Column.Texts(0, Column.NO_NULLS, MemorySegment.NULL, MemorySegment.NULL);
        private List<Column> adopted = List.of();
    }
}
