package dev.leat.formats.parquet.write;

import dev.leat.api.data.Column;
import dev.leat.api.memory.MemoryBudget;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.parquet.format.Encoding;

/// Texts or binaries: their lengths, and their bytes one behind the other.
final class ByteValues implements PageValues {

    private static final List<Encoding> ENCODINGS = List.of(Encoding.PLAIN, Encoding.DELTA_LENGTH_BYTE_ARRAY);

    /// How far the last text of a page may reach beyond its bytes without another allocation.
    static final long OVERSHOOT = 4 << 10;

    private final ByteOrdering ordering;
    private final long pageBytes;
    private final Buffer lengths;
    private final Buffer bytes;
    private final Deltas deltas = new Deltas();
    private int count = 0;
    private long used = 0;

    /// @param pageBytes from how many bytes on it is full
    ByteValues(MemoryBudget memory, ByteOrdering ordering, int rows, long pageBytes) {
        this.ordering = ordering;
        this.pageBytes = pageBytes;
        this.lengths = new Buffer(memory, (long) rows * Integer.BYTES);
        try {
            this.bytes = new Buffer(memory, pageBytes + OVERSHOOT);
        } catch (RuntimeException e) {
            lengths.close();
            throw e;
        }
    }

    /// 32-bit lengths.
    MemorySegment lengths() {
        return lengths.segment();
    }

    /// Their bytes, with room beyond to load words.
    MemorySegment bytes() {
        return bytes.segment();
    }

    /// How many bytes they have.
    long used() {
        return used;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public boolean full() {
        return plainBytes() >= pageBytes;
    }

    private long plainBytes() {
        return used + (long) count * Integer.BYTES;
    }

    @Override
    public int room(Column column, int first, int rows) {
        return room(column, first, rows, pageBytes - plainBytes());
    }

    /// How many rows there are to where texts with their lengths fill so many bytes, the one that does included.
    static int room(Column column, int first, int rows, long free) {
        if (column instanceof Column.Texts texts
                && (long) texts.end(first + rows - 1) - texts.start(first) + (long) rows * Integer.BYTES < free) {
            return rows;
        }
        long taken = 0;
        for (int i = 0; i < rows; i++) {
            taken += length(column, first + i);
            if (taken >= free) {
                return i + 1;
            }
        }
        return rows;
    }

    /// What a row takes, its length included; nothing where it is null.
    private static long length(Column column, int row) {
        if (column.isNull(row)) {
            return 0;
        }
        return switch (column) {
            case Column.Texts texts -> (long) texts.end(row) - texts.start(row) + Integer.BYTES;
            case Column.Codes codes -> {
                int code = codes.get(row);
                yield (long) codes.dictionary().end(code) - codes.dictionary().start(code) + Integer.BYTES;
            }
            default -> throw notTexts(column);
        };
    }

    private static IllegalArgumentException notTexts(Column column) {
        return new IllegalArgumentException("not texts: " + column);
    }

    @Override
    public int append(Column column, int first, int rows) {
        switch (column) {
            case Column.Texts texts when !texts.nullable() -> range(texts, first, rows);
            case Column.Texts texts -> some(texts, first, rows);
            default -> throw notTexts(column);
        }
        return -1;
    }

    @Override
    public String problem() {
        return "";
    }

    private void range(Column.Texts texts, int first, int rows) {
        int start = texts.start(first);
        long size = (long) texts.end(first + rows - 1) - start;
        MemorySegment.copy(texts.bytes(), start, bytes.atLeast(used + size, used), used, size);
        MemorySegment offsets = texts.offsets();
        MemorySegment into = lengths.segment();
        for (int i = 0; i < rows; i++) {
            int length = offsets.get(Little.INT, 4L * (first + i) + 4) - offsets.get(Little.INT, 4L * (first + i));
            into.set(Little.INT, 4L * (count + i), length);
        }
        used += size;
        count += rows;
    }

    private void some(Column.Texts texts, int first, int rows) {
        for (int row = first; row < first + rows; row++) {
            if (!texts.isNull(row)) {
                add(texts, row);
            }
        }
    }

    /// Takes one text.
    void add(Column.Texts texts, int row) {
        int start = texts.start(row);
        int length = texts.end(row) - start;
        MemorySegment into = bytes.atLeast(used + length, used);
        copy(texts.bytes(), start, length, into, used);
        lengths.segment().set(Little.INT, 4L * count, length);
        used += length;
        count++;
    }

    /// Copies bytes, short ones as words: both sides have room beyond.
    static void copy(MemorySegment from, long start, int length, MemorySegment into, long at) {
        if (length <= 2 * Long.BYTES) {
            long first = from.get(Little.LONG, start);
            long second = from.get(Little.LONG, start + Long.BYTES);
            into.set(Little.LONG, at, first);
            into.set(Little.LONG, at + Long.BYTES, second);
        } else {
            MemorySegment.copy(from, start, into, at, length);
        }
    }

    @Override
    public void clear() {
        count = 0;
        used = 0;
    }

    @Override
    public List<Encoding> encodings() {
        return ENCODINGS;
    }

    @Override
    public long mostEncoded(int first) {
        return Math.addExact(Deltas.most(first), plainBytes()) + 2L * Long.BYTES;
    }

    @Override
    public long encode(Encoding encoding, int first, MemorySegment into) {
        return encoding == Encoding.DELTA_LENGTH_BYTE_ARRAY ? deltaLength(first, into) : plain(first, into);
    }

    private long plain(int first, MemorySegment into) {
        MemorySegment from = bytes.segment();
        MemorySegment sizes = lengths.segment();
        long start = 0;
        long to = 0;
        for (int i = 0; i < first; i++) {
            int length = sizes.get(Little.INT, 4L * i);
            into.set(Little.INT, to, length);
            copy(from, start, length, into, to + Integer.BYTES);
            start += length;
            to += Integer.BYTES + length;
        }
        return to;
    }

    private long deltaLength(int first, MemorySegment into) {
        long to = deltas.ints(lengths.segment(), first, into, 0);
        long size = bytesOf(first);
        MemorySegment.copy(bytes.segment(), 0, into, to, size);
        return to + size;
    }

    private long bytesOf(int first) {
        if (first == count) {
            return used;
        }
        long size = 0;
        for (int i = 0; i < first; i++) {
            size += lengths.segment().get(Little.INT, 4L * i);
        }
        return size;
    }

    @Override
    public Bounds bounds() {
        return ordering.bounds(bytes.segment(), lengths.segment(), count);
    }

    @Override
    public void close() {
        try (lengths) {
            bytes.close();
        }
    }
}
