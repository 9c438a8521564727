package dev.leat.core.aggregate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Groups that get no more rows.
///
/// @param sorted those in memory
/// @param runs those that were spilled
record Ended(Layout layout, List<Sorted> sorted, Runs runs) {

    Ended {
        sorted = List.copyOf(sorted);
    }

    /// How many are in memory, those of the same key counted each.
    long inMemory() {
        return sorted.stream().mapToLong(Sorted::count).sum();
    }

    /// All in the order of their keys, each once.
    ///
    /// @param joined is worked with; stays the caller's
    Cursor cursor(Joined joined) throws IOException, InterruptedException {
        List<Cursor> cursors = new ArrayList<>(runs.cursors());
        for (Sorted some : sorted) {
            cursors.add(some.cursor(0, some.count()));
        }
        return new Merged(layout, cursors, joined);
    }
}
