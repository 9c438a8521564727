package dev.leat.spill.chronicle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.openhft.chronicle.map.MapEntry;
import net.openhft.chronicle.map.MapSegmentContext;

/// Goes through the entries of a map where they lie: the iterators of Chronicle Map copy a segment to the heap, which
/// here is all.
final class Entries {

    private Entries() {}

    /// Shows every entry. What `each` throws ends it.
    static void of(StateMap map, ResidentPages pages, Each each) throws IOException, InterruptedException {
        List<Exception> failures = new ArrayList<>(1);
        try (MapSegmentContext<byte[], byte[], ?> all = map.map().segmentContext(0)) {
            all.forEachSegmentEntryWhile(entry -> {
                try {
                    pages.touched();
                    each.entry(entry);
                    return true;
                } catch (IOException | InterruptedException e) {
                    failures.add(e);
                    return false;
                }
            });
        }
        for (Exception failure : failures) {
            switch (failure) {
                case IOException e -> throw e;
                case InterruptedException e -> throw e;
                default -> throw new IllegalStateException(failure);
            }
        }
    }

    /// Looks at an entry.
    @FunctionalInterface
    interface Each {
        void entry(MapEntry<byte[], byte[]> entry) throws IOException, InterruptedException;
    }
}
