package dev.leat.core.bars;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.core.bars.features.Pieces;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is in view of some columns, one at a time of those that share it.
final class SpilledView implements AutoCloseable {

    static final long PADDING = 64;

    /// Below it, pieces would be mostly margin.
    private static final int LEAST_CHUNK = 64;

    final int[] widths;
    final int chunk;
    final MemorySegment[] columns;
    private final List<Arena> arena = new ArrayList<>(1);
    private final MemoryBudget budget;
    private final String owner;

    /// Whose values are in view, if any.
    private final List<SpilledColumns> of = new ArrayList<>(1);

    int from;
    int to;

    /// A bit for each column that is.
    int loaded;

    /// @param widths bytes of a value of each column
    /// @param chunk how many values go to a file together
    SpilledView(MemoryBudget budget, String owner, int[] widths, int chunk) {
        this.budget = budget;
        this.owner = owner;
        this.widths = widths.clone();
        this.chunk = Math.max(LEAST_CHUNK, chunk);
        this.columns = new MemorySegment[widths.length];
        Arrays.fill(columns, MemorySegment.NULL);
    }

    /// Turns to a place, unless it and enough behind it are in view.
    void turn(SpilledColumns whose, int place) {
        boolean same = of.size() == 1 && of.getFirst() == whose;
        boolean enough = to == whose.size() || place + 2 * Pieces.MARGIN <= to;
        if (same && enough && place >= from && place < to && (from == 0 || place - Pieces.MARGIN >= from)) {
            return;
        }
        allocate();
        of.clear();
        of.add(whose);
        loaded = 0;
        from = Math.max(0, place - Pieces.MARGIN);
        to = Math.min(whose.size(), from + chunk + 2 * Pieces.MARGIN);
    }

    private void allocate() {
        if (!arena.isEmpty()) {
            return;
        }
        Arena opened = budget.open(owner);
        arena.add(opened);
        for (int i = 0; i < widths.length; i++) {
            columns[i] = opened.allocate((chunk + 2L * Pieces.MARGIN) * widths[i] + PADDING, PADDING);
        }
    }

    /// Forgets what is in view of some columns, which changed.
    void lose(SpilledColumns whose) {
        if (of.size() == 1 && of.getFirst() == whose) {
            of.clear();
            loaded = 0;
            to = 0;
            from = 0;
        }
    }

    @Override
    public void close() {
        arena.forEach(Arena::close);
        arena.clear();
    }
}
