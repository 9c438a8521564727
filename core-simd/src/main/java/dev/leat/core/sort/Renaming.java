package dev.leat.core.sort;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The numbers that the words of one sort have in another.
///
/// @param columns for each column the new number of each word, or nothing where they stay
record Renaming(RecordLayout layout, List<int[]> columns) {

    private static final int[] SAME = {};

    /// Changes nothing.
    static Renaming none(RecordLayout layout) {
        return new Renaming(
                layout, layout.schema().fields().stream().map(_ -> SAME).toList());
    }

    /// The words of a column under their new numbers, unless those are the same.
    static int[] unlessSame(int[] numbers) {
        for (int word = 0; word < numbers.length; word++) {
            if (numbers[word] != word) {
                return numbers;
            }
        }
        return SAME;
    }

    private boolean changes(int column) {
        return columns.get(column).length > 0;
    }

    /// This, and then another.
    Renaming then(Renaming other) {
        List<int[]> both = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            if (!changes(column)) {
                both.add(other.columns.get(column));
                continue;
            }
            int[] numbers = columns.get(column).clone();
            for (int word = 0; other.changes(column) && word < numbers.length; word++) {
                numbers[word] = other.columns.get(column)[numbers[word]];
            }
            both.add(numbers);
        }
        return new Renaming(layout, both);
    }

    /// The columns that it changes.
    int[] changed() {
        return IntStream.range(0, columns.size()).filter(this::changes).toArray();
    }

    /// Changes a record.
    ///
    /// @param changed what [#changed] says
    void apply(int[] changed, MemorySegment records, long record) {
        for (int column : changed) {
            long at = record + layout.place(column);
            int text = records.get(RecordLayout.INT, at);
            if (text >= 0) {
                records.set(RecordLayout.INT, at, columns.get(column)[text]);
            }
        }
    }

    /// Changes the records of a chunk.
    void apply(Chunk chunk) {
        int[] changed = changed();
        if (changed.length == 0) {
            return;
        }
        int place = 0;
        for (int i = 0; i < chunk.count(); i++) {
            apply(changed, chunk.memory(), place);
            place += layout.length(chunk.memory(), place);
        }
    }
}
