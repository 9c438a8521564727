package dev.leat.core.bars;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.spill.Spill;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files of those keys whose trades are in one. They share what is in view, since one key is measured at a time.
///
/// In place of a block, [Kept] holds the number of its file below 0.
final class SpilledTrades implements AutoCloseable {

    private final MemoryBudget budget;
    private final Spill spill;
    private final String owner;
    private final SpilledView view;
    private final List<Optional<SpilledColumns>> files = new ArrayList<>();

    SpilledTrades(MemoryBudget budget, Spill spill, String owner, int[] widths, int chunk) {
        this.budget = budget;
        this.spill = spill;
        this.owner = owner;
        this.view = new SpilledView(budget, owner, widths, chunk);
    }

    static boolean has(Kept kept) {
        return kept.block < 0;
    }

    SpilledColumns of(Kept kept) {
        return files.get(place(kept)).orElseThrow();
    }

    SpilledColumns create() throws IOException, InterruptedException {
        return new SpilledColumns(spill, budget, owner, view);
    }

    /// Makes a file that of a key.
    void set(Kept kept, SpilledColumns file) {
        int place = files.indexOf(Optional.<SpilledColumns>empty());
        if (place < 0) {
            place = files.size();
            files.add(Optional.of(file));
        } else {
            files.set(place, Optional.of(file));
        }
        kept.block = -1L - place;
        kept.capacity = 0;
    }

    /// Deletes the file of a key.
    void close(Kept kept) throws IOException {
        try (SpilledColumns _ = of(kept)) {
            files.set(place(kept), Optional.empty());
        }
    }

    private static int place(Kept kept) {
        return Math.toIntExact(-1L - kept.block);
    }

    @Override
    public void close() throws IOException {
        List<IOException> failures = new ArrayList<>();
        for (Optional<SpilledColumns> file : files) {
            try {
                if (file.isPresent()) {
                    file.get().close();
                }
            } catch (IOException e) {
                failures.add(e);
            }
        }
        files.clear();
        view.close();
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }
}
