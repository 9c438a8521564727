package dev.leat.formats.parquet.write;

import dev.leat.api.data.Column;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.parquet.format.Encoding;

/// Values that all have the same number of bytes, as they are stored.
final class FixedValues implements PageValues {

    private final FixedKind kind;
    private final Conversion conversion;
    private final MemorySegment values;
    private final Deltas deltas = new Deltas();
    private int count = 0;

    FixedValues(Arena arena, FixedKind kind, Conversion conversion, int rows) {
        this.kind = kind;
        this.conversion = conversion;
        long width = Math.max(kind.width(), conversion.width());
        this.values = arena.allocate(rows * width + Buffer.PADDING, Buffer.PADDING);
    }

    FixedKind kind() {
        return kind;
    }

    MemorySegment values() {
        return values;
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
        long at = (long) count * kind.width();
        int added = gather(column, first, rows, at);
        int wrong = conversion.convert(values.asSlice(at), added);
        count += added;
        return wrong < 0 ? -1 : row(column, first, wrong);
    }

    /// The row of a value, from the number of values before it.
    private static int row(Column column, int first, int values) {
        int before = -1;
        int row = first - 1;
        while (before < values) {
            row++;
            before += column.isNull(row) ? 0 : 1;
        }
        return row;
    }

    @Override
    public String problem() {
        return conversion.problem();
    }

    private int gather(Column column, int first, int rows, long at) {
        return switch (column) {
            case Column.Ints ints -> Gather.values4(column, ints.values(), first, rows, values, at);
            case Column.Floats floats -> Gather.values4(column, floats.values(), first, rows, values, at);
            case Column.Longs longs -> Gather.values8(column, longs.values(), first, rows, values, at);
            case Column.Doubles doubles -> Gather.values8(column, doubles.values(), first, rows, values, at);
            case Column.Wides wides -> Gather.values16(column, wides.values(), first, rows, values, at);
            case Column.Bools _, Column.Texts _, Column.Codes _ ->
                throw new IllegalArgumentException("not numbers: " + column);
        };
    }

    @Override
    public void clear() {
        count = 0;
    }

    @Override
    public List<Encoding> encodings() {
        return switch (kind) {
            case INT, LONG -> List.of(Encoding.PLAIN, Encoding.DELTA_BINARY_PACKED);
            case FLOAT, DOUBLE -> List.of(Encoding.PLAIN, Encoding.BYTE_STREAM_SPLIT);
            case WIDE -> List.of(Encoding.PLAIN);
        };
    }

    @Override
    public long mostEncoded(int first) {
        return switch (kind) {
            case INT, LONG -> Deltas.most(first);
            case FLOAT, DOUBLE, WIDE -> (long) first * kind.width();
        };
    }

    @Override
    public long encode(Encoding encoding, int first, MemorySegment into) {
        boolean four = kind.width() == Integer.BYTES;
        return switch (encoding) {
            case DELTA_BINARY_PACKED ->
                four ? deltas.ints(values, first, into, 0) : deltas.longs(values, first, into, 0);
            case BYTE_STREAM_SPLIT -> four ? Streams.split4(values, first, into) : Streams.split8(values, first, into);
            default -> plain(first, into);
        };
    }

    private long plain(int first, MemorySegment into) {
        long bytes = (long) first * kind.width();
        MemorySegment.copy(values, 0, into, 0, bytes);
        return bytes;
    }

    @Override
    public Bounds bounds() {
        return kind.bounds(values, count);
    }

    @Override
    public void close() {}
}
