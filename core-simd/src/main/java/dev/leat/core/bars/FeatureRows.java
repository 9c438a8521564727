package dev.leat.core.bars;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.core.bars.features.Features;
import dev.leat.core.bars.features.Row;
import dev.leat.core.memory.GrowingMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// The features of closed bars until these are emitted: a row for each bar, the values of one group after those of
/// another.
final class FeatureRows implements AutoCloseable {

    private final List<Features<?>> groups;
    private final GrowingMemory room;
    private final long bytes;
    private int count;

    FeatureRows(List<Features<?>> groups, MemoryBudget memory) {
        this.groups = List.copyOf(groups);
        room = new GrowingMemory(memory, "bars features");
        bytes = groups.stream().mapToLong(Features::bytes).sum();
    }

    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        groups.forEach(group -> fields.addAll(group.fields()));
        return fields;
    }

    /// Adds a row, whose values are to be set.
    ///
    /// @return its number
    int add() {
        room.atLeast((count + 1) * bytes);
        return count++;
    }

    MemorySegment segment() {
        return room.segment();
    }

    /// Where a group's values of a row begin.
    long place(int row, Features<?> group) {
        long place = row * bytes;
        for (int i = 0; groups.get(i) != group; i++) {
            place += groups.get(i).bytes();
        }
        return place;
    }

    /// Fills a builder's columns from `first` on with the values of closed bars; those that have none get nulls.
    void fill(BatchBuilder into, int first, MemorySegment bars, int barCount) {
        int index = first;
        for (Features<?> group : groups) {
            for (int column = 0; column < group.fields().size(); column++) {
                fill(into, index, place(0, group), column, bars, barCount);
                index++;
            }
        }
    }

    private void fill(BatchBuilder into, int index, long start, int column, MemorySegment bars, int barCount) {
        MemorySegment values = into.values(index);
        MemorySegment rows = room.segment();
        for (int i = 0; i < barCount; i++) {
            long number = bars.get(ValueLayout.JAVA_LONG, i * ClosedBars.BYTES + ClosedBars.FEATURES);
            if (number == ClosedBars.NO_FEATURES) {
                values.setAtIndex(ValueLayout.JAVA_LONG, i, 0);
                into.setNull(index, i);
                continue;
            }
            long row = number * bytes + start;
            values.setAtIndex(ValueLayout.JAVA_LONG, i, Row.value(rows, row, column));
            if (Row.absent(rows, row, column)) {
                into.setNull(index, i);
            }
        }
    }

    /// Forgets the rows of bars that were emitted.
    void clear() {
        count = 0;
    }

    @Override
    public void close() {
        room.close();
    }
}
