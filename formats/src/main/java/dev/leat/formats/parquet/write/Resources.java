package dev.leat.formats.parquet.write;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/// What a sink holds, closed together, the last first.
final class Resources {

    private final Deque<Closing> releases = new ArrayDeque<>();

    /// @param release closes what was opened
    void add(Closing release) {
        releases.push(release);
    }

    void close() throws IOException {
        if (releases.isEmpty()) {
            return;
        }
        Closing release = releases.pop();
        try {
            release.close();
        } finally {
            close();
        }
    }

    @FunctionalInterface
    interface Closing {
        void close() throws IOException;
    }
}
