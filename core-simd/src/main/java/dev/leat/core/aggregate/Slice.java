package dev.leat.core.aggregate;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Column;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.simd.Bitmaps;
import dev.leat.core.memory.GrowingMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Some rows of a batch, and the groups that they are of.
///
/// Numbers of all types are seen as words of 64 bits: integers as they are, bools as 0 and 1, floats as the bits of
/// doubles.
final class Slice implements AutoCloseable {

    /// The most rows: so many words of a few columns stay in the processor's cache.
    static final int MOST = 4096;

    private final GrowingMemory groups;
    private final List<GrowingMemory> converted = new ArrayList<>();
    private final MemoryBudget memory;
    private final Words words;
    private final Stretches stretches;
    private Batch batch = new Batch(new Schema(List.of()), 0, List.of(), Origin.NOWHERE);
    private int from;
    private int asked;
    private int rows;

    Slice(MemoryBudget memory, Words words) {
        this.memory = memory;
        this.words = words;
        this.groups = new GrowingMemory(memory, Table.OWNER);
        this.stretches = new Stretches(memory);
    }

    void of(Batch of, int first, int count) {
        batch = of;
        from = first;
        asked = count;
        rows = count;
    }

    /// How many rows it had before any were left out.
    int asked() {
        return asked;
    }

    /// Makes room for all texts of some columns, so that keeping them cannot fail.
    ///
    /// @param more bytes of what else is kept
    /// @throws dev.leat.api.memory.MemoryExceededException where there is none
    void reserve(int[] columns, long more) {
        long bytes = more;
        for (int column : columns) {
            Column.Texts texts = texts(column);
            for (int row = 0; row < rows; row++) {
                if (!isNull(column, row)) {
                    int text = text(column, row);
                    long length = texts.end(text) - (long) texts.start(text);
                    TextHeap.requireKept(length);
                    bytes += length;
                }
            }
        }
        if (columns.length > 0 || more > 0) {
            words.reserve((long) columns.length * rows, bytes);
        }
    }

    /// Leaves out the rows from `count` on, which have no group.
    ///
    /// @param groupCount how many groups there are
    void first(int count, int groupCount) {
        rows = count;
        stretches.of(groups(), count, groupCount);
    }

    /// The rows group by group.
    Stretches stretches() {
        return stretches;
    }

    int rows() {
        return rows;
    }

    /// The number of each row's group, four bytes each.
    MemorySegment groups() {
        return groups.atLeast(4L * MOST);
    }

    long ordinal(int row) {
        return batch.origin().ordinal(from + row);
    }

    /// Where texts are kept that states refer to.
    Words words() {
        return words;
    }

    boolean nullable(int column) {
        return batch.column(column).nullable();
    }

    boolean isNull(int column, int row) {
        return batch.column(column).isNull(from + row);
    }

    /// The validity bitmap of a column, to be asked for bit [#bit].
    MemorySegment validity(int column) {
        return batch.column(column).validity();
    }

    /// The bit of the first row in bitmaps of the batch.
    int bit() {
        return from;
    }

    /// The values of a column of numbers; two words each for those of 128 bits.
    MemorySegment words(int column) {
        return switch (batch.column(column)) {
            case Column.Longs longs -> longs.values().asSlice(8L * from, 8L * rows);
            case Column.Doubles doubles -> doubles.values().asSlice(8L * from, 8L * rows);
            case Column.Wides wides -> wides.values().asSlice(16L * from, 16L * rows);
            case Column.Ints ints -> {
                MemorySegment into = converted(column);
                for (int i = 0; i < rows; i++) {
                    into.setAtIndex(
                            ValueLayout.JAVA_LONG, i, ints.values().getAtIndex(ValueLayout.JAVA_INT, from + (long) i));
                }
                yield into;
            }
            case Column.Floats floats -> {
                MemorySegment into = converted(column);
                for (int i = 0; i < rows; i++) {
                    into.setAtIndex(
                            ValueLayout.JAVA_DOUBLE,
                            i,
                            floats.values().getAtIndex(ValueLayout.JAVA_FLOAT, from + (long) i));
                }
                yield into;
            }
            case Column.Bools bools -> {
                MemorySegment into = converted(column);
                for (int i = 0; i < rows; i++) {
                    into.setAtIndex(ValueLayout.JAVA_LONG, i, Bitmaps.get(bools.bits(), from + (long) i) ? 1 : 0);
                }
                yield into;
            }
            case Column.Texts _, Column.Codes _ ->
                throw new IllegalStateException(
                        "column '" + batch.schema().field(column).name() + "' has no numbers");
        };
    }

    /// A word of the value of one row of a column of numbers.
    long word(int column, int row, int word) {
        long at = from + (long) row;
        return switch (batch.column(column)) {
            case Column.Longs longs -> longs.values().getAtIndex(ValueLayout.JAVA_LONG, at);
            case Column.Doubles doubles -> doubles.values().getAtIndex(ValueLayout.JAVA_LONG, at);
            case Column.Wides wides -> wides.values().getAtIndex(ValueLayout.JAVA_LONG, 2 * at + word);
            case Column.Ints ints -> ints.values().getAtIndex(ValueLayout.JAVA_INT, at);
            case Column.Floats floats ->
                Double.doubleToRawLongBits(floats.values().getAtIndex(ValueLayout.JAVA_FLOAT, at));
            case Column.Bools bools -> Bitmaps.get(bools.bits(), at) ? 1 : 0;
            case Column.Texts _, Column.Codes _ -> throw new IllegalStateException("no number in " + column);
        };
    }

    /// The texts of a column, in which [#text] says where each row is.
    Column.Texts texts(int column) {
        return switch (batch.column(column)) {
            case Column.Texts texts -> texts;
            case Column.Codes codes -> codes.dictionary();
            case Column other -> throw new IllegalStateException("no texts in " + other);
        };
    }

    /// Where in [#texts] a row is. Of a row that is not null.
    int text(int column, int row) {
        return batch.column(column) instanceof Column.Codes codes ? codes.get(from + row) : from + row;
    }

    private MemorySegment converted(int column) {
        while (converted.size() <= column) {
            converted.add(new GrowingMemory(memory, Table.OWNER));
        }
        return converted.get(column).atLeast(8L * MOST);
    }

    @Override
    public void close() {
        groups.close();
        stretches.close();
        converted.forEach(GrowingMemory::close);
    }
}
