package dev.leat.core.bars;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.core.memory.GrowingMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The keys of a batch's rows, and those of bars that go out.
///
/// A batch codes its keys by a dictionary of its own. Codes are looked up once a batch, and only those that its rows
/// have: a dictionary may be much longer than its batch.
final class Keys implements AutoCloseable {

    private final KeyTable table;
    private final GrowingMemory numbers;
    private final GrowingMemory codes;
    private final GrowingMemory outs;
    private int turn;

    Keys(MemoryBudget budget, KeyTable table) {
        this.table = table;
        this.numbers = new GrowingMemory(budget, "bars keys");
        this.codes = new GrowingMemory(budget, "bars keys");
        this.outs = new GrowingMemory(budget, "bars keys");
    }

    /// The key number of each of the first rows, four bytes each. New keys get numbers in the order of rows.
    MemorySegment of(Column.Codes column, int rows) {
        MemorySegment into = numbers.atLeast(4L * rows);
        MemorySegment known = codes.atLeast(8L * column.dictionary().rows());
        int now = nextTurn();
        for (int row = 0; row < rows; row++) {
            int code = column.get(row);
            long entry = known.getAtIndex(ValueLayout.JAVA_LONG, code);
            if ((int) (entry >>> 32) != now) {
                entry = entry(now, table.number(column.dictionary(), code));
                known.setAtIndex(ValueLayout.JAVA_LONG, code, entry);
            }
            into.setAtIndex(ValueLayout.JAVA_INT, row, (int) entry);
        }
        return into;
    }

    /// Fills a dictionary column with the keys of closed bars.
    void fill(BatchBuilder into, int column, MemorySegment bars, int count) {
        MemorySegment known = outs.atLeast(8L * table.count());
        MemorySegment values = into.values(column);
        MemorySegment offsets = into.allocate(4L * (count + 1L));
        // A key alone, in the upper half of which there is no turn, counts as empty when codes are looked up again.
        MemorySegment distinct = codes.atLeast(8L * count);
        int now = nextTurn();
        int size = 0;
        offsets.setAtIndex(ValueLayout.JAVA_INT, 0, 0);
        for (int i = 0; i < count; i++) {
            int key = (int) bars.get(ValueLayout.JAVA_LONG, i * ClosedBars.BYTES + Bar.KEY);
            long entry = known.getAtIndex(ValueLayout.JAVA_LONG, key);
            if ((int) (entry >>> 32) != now) {
                entry = entry(now, size);
                known.setAtIndex(ValueLayout.JAVA_LONG, key, entry);
                distinct.setAtIndex(ValueLayout.JAVA_LONG, size, key);
                int end = Math.toIntExact(offsets.getAtIndex(ValueLayout.JAVA_INT, size) + table.length(key));
                offsets.setAtIndex(ValueLayout.JAVA_INT, ++size, end);
            }
            values.setAtIndex(ValueLayout.JAVA_INT, i, (int) entry);
        }
        MemorySegment bytes = into.allocate(offsets.getAtIndex(ValueLayout.JAVA_INT, size));
        for (int i = 0; i < size; i++) {
            int key = (int) distinct.getAtIndex(ValueLayout.JAVA_LONG, i);
            table.copy(key, bytes, offsets.getAtIndex(ValueLayout.JAVA_INT, i));
        }
        into.dictionary(column, new Column.Texts(size, Column.NO_NULLS, offsets, bytes));
    }

    private static long entry(int turn, int number) {
        return (long) turn << 32 | number;
    }

    /// A number that no entry has yet: entries of an earlier turn count as empty.
    private int nextTurn() {
        turn++;
        if (turn < 0) {
            turn = 1;
            codes.segment().fill((byte) 0);
            outs.segment().fill((byte) 0);
        }
        return turn;
    }

    @Override
    public void close() {
        numbers.close();
        codes.close();
        outs.close();
    }
}
