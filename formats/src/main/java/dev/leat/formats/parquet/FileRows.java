package dev.leat.formats.parquet;

import java.util.ArrayList;
import java.util.List;

/// Which rows of a file those of a batch are, of which stretches follow each other in the file.
final class FileRows {

    private final List<Stretch> stretches = new ArrayList<>();

    void clear() {
        stretches.clear();
    }

    /// Says that rows from `row` on are those of the file from `fileRow` on.
    void add(int row, long fileRow) {
        stretches.add(new Stretch(row, fileRow));
    }

    long of(int row) {
        int last = stretches.size() - 1;
        while (stretches.get(last).row > row) {
            last--;
        }
        return stretches.get(last).fileRow + (row - stretches.get(last).row);
    }

    private record Stretch(int row, long fileRow) {}
}
