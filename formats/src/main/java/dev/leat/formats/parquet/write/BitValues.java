package dev.leat.formats.parquet.write;

import dev.leat.api.data.Column;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.parquet.format.Encoding;

/// The bits of a column of booleans.
final class BitValues implements PageValues {

    private static final List<Encoding> ENCODINGS = List.of(Encoding.PLAIN);

    private final MemorySegment bits;
    private int count = 0;

    BitValues(Arena arena, int rows) {
        this.bits = arena.allocate(rows / 8 + 2L * Long.BYTES, Long.BYTES);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public boolean full() {
        return false;
    }

    @Override
    public int room(Column column, int first, int rows) {
        return rows;
    }

    @Override
    public int append(Column column, int first, int rows) {
        count += Gather.bits((Column.Bools) column, first, rows, bits, count);
        return -1;
    }

    @Override
    public String problem() {
        return "";
    }

    @Override
    public void clear() {
        count = 0;
    }

    @Override
    public List<Encoding> encodings() {
        return ENCODINGS;
    }

    @Override
    public long mostEncoded(int values) {
        return (values + 7L) / 8;
    }

    @Override
    public long encode(Encoding encoding, int values, MemorySegment into) {
        long bytes = (values + 7L) / 8;
        MemorySegment.copy(bits, 0, into, 0, bytes);
        return bytes;
    }

    @Override
    public Bounds bounds() {
        int ones = Bits.ones(bits, 0, count);
        if (count == 0) {
            return Bounds.NONE;
        }
        return Bounds.of(new byte[] {(byte) (ones == count ? 1 : 0)}, new byte[] {(byte) (ones == 0 ? 0 : 1)});
    }

    @Override
    public void close() {}
}
