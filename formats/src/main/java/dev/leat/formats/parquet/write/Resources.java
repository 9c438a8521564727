package dev.leat.formats.parquet.write;

import java.util.ArrayDeque;
import java.util.Deque;

/// What a sink holds, closed together, the last first.
final class Resources {

    private final Deque<Runnable> releases = new ArrayDeque<>();

    /// @param release closes what was opened
    void add(Runnable release) {
        releases.push(release);
    }

    void close() {
        if (releases.isEmpty()) {
            return;
        }
        Runnable release = releases.pop();
        try {
            release.run();
        } finally {
            close();
        }
    }
}
