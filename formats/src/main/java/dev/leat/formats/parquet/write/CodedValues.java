package dev.leat.formats.parquet.write;

import dev.leat.api.data.Column;
import dev.leat.api.memory.MemoryBudget;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.parquet.format.Encoding;

/// Texts that come as codes into the dictionaries of batches: the different texts of a page, and for each value which
/// of them it is. They are written out one by one only where the page goes without a dictionary.
final class CodedValues implements PageValues {

    /// A dictionary with more texts for each row than these is not worth a table.
    private static final int SPARSE = 16;

    private final ByteValues texts;
    private final long pageBytes;

    /// For each value the number of its text, and for each text where its bytes begin, 32 bits each.
    private final MemorySegment numbers;

    private final MemorySegment starts;
    private final MemorySegment scratch;

    /// By code of a batch, which append it was last met in, and as what number.
    private final Buffer met;

    private final Deltas deltas = new Deltas();
    private int appends = 0;
    private int count = 0;
    private long used = 0;

    /// @param pageBytes from how many bytes on it is full, were its texts written out
    CodedValues(Arena arena, MemoryBudget memory, ByteOrdering ordering, int rows, long pageBytes) {
        this.pageBytes = pageBytes;
        this.numbers = arena.allocate((long) rows * Integer.BYTES + Buffer.PADDING, Buffer.PADDING);
        this.starts = arena.allocate((long) rows * Integer.BYTES + Buffer.PADDING, Buffer.PADDING);
        this.scratch = arena.allocate((long) rows * Integer.BYTES + Buffer.PADDING, Buffer.PADDING);
        this.texts = new ByteValues(memory, ordering, rows, pageBytes);
        try {
            this.met = new Buffer(memory, (long) rows * Long.BYTES);
        } catch (RuntimeException e) {
            texts.close();
            throw e;
        }
    }

    /// The different texts, in the order of their first values. Some may be there twice.
    ByteValues texts() {
        return texts;
    }

    /// For each value the number of its text.
    MemorySegment numbers() {
        return numbers;
    }

    /// Room for 32 bits for each value.
    MemorySegment scratch() {
        return scratch;
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
        return ByteValues.room(column, first, rows, pageBytes - plainBytes());
    }

    @Override
    public int append(Column column, int first, int rows) {
        if (!(column instanceof Column.Codes codes)) {
            throw new IllegalArgumentException("not codes: " + column);
        }
        // What the codes of the batch before meant is of no use now.
        appends++;
        boolean sparse = codes.dictionary().rows() / SPARSE > rows;
        MemorySegment table = met.atLeast(sparse ? 0 : 8L * codes.dictionary().rows(), 0);
        for (int row = first; row < first + rows; row++) {
            if (!codes.isNull(row)) {
                int code = codes.get(row);
                int number = sparse ? add(codes.dictionary(), code) : number(codes.dictionary(), code, table);
                numbers.set(Little.INT, 4L * count, number);
                used += texts.lengths().get(Little.INT, 4L * number);
                count++;
            }
        }
        return -1;
    }

    private int number(Column.Texts dictionary, int code, MemorySegment table) {
        long entry = table.get(Little.LONG, 8L * code);
        if (entry >>> 32 == appends) {
            return (int) entry;
        }
        int number = add(dictionary, code);
        table.set(Little.LONG, 8L * code, ((long) appends << 32) | number);
        return number;
    }

    private int add(Column.Texts dictionary, int code) {
        int number = texts.count();
        starts.set(Little.INT, 4L * number, Math.toIntExact(texts.used()));
        texts.add(dictionary, code);
        return number;
    }

    @Override
    public String problem() {
        return "";
    }

    @Override
    public void clear() {
        texts.clear();
        count = 0;
        used = 0;
    }

    @Override
    public List<Encoding> encodings() {
        return texts.encodings();
    }

    @Override
    public long mostEncoded(int first) {
        return Math.addExact(Deltas.most(first), plainBytes()) + 2L * Long.BYTES;
    }

    @Override
    public long encode(Encoding encoding, int first, MemorySegment into) {
        boolean together = encoding == Encoding.DELTA_LENGTH_BYTE_ARRAY;
        long to = together ? lengths(first, into) : 0;
        for (int i = 0; i < first; i++) {
            int number = numbers.get(Little.INT, 4L * i);
            int length = texts.lengths().get(Little.INT, 4L * number);
            if (!together) {
                into.set(Little.INT, to, length);
                to += Integer.BYTES;
            }
            ByteValues.copy(texts.bytes(), starts.get(Little.INT, 4L * number), length, into, to);
            to += length;
        }
        return to;
    }

    private long lengths(int first, MemorySegment into) {
        for (int i = 0; i < first; i++) {
            int number = numbers.get(Little.INT, 4L * i);
            scratch.set(Little.INT, 4L * i, texts.lengths().get(Little.INT, 4L * number));
        }
        return deltas.ints(scratch, first, into, 0);
    }

    @Override
    public Bounds bounds() {
        return texts.bounds();
    }

    @Override
    public void close() {
        try (texts) {
            met.close();
        }
    }
}
