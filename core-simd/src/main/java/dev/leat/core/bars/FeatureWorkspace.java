package dev.leat.core.bars;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.plugin.Environment;
import dev.leat.api.spill.Spill;
import dev.leat.core.bars.features.Doubles;
import dev.leat.core.bars.features.Workspace;
import dev.leat.core.memory.GrowingMemory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Memory for measures, and a file for what would take more than a share of the budget.
final class FeatureWorkspace implements Workspace, AutoCloseable {

    private static final String OWNER = "bars features";

    private final MemoryBudget budget;
    private final Spill spill;
    private final LongBars longBars;
    private final GrowingMemory room;

    /// One, while doubles are in a file.
    private final List<SpilledColumns> spilled = new ArrayList<>(1);

    private final SpilledView view;

    FeatureWorkspace(Environment environment, LongBars longBars) {
        this.budget = environment.memory();
        this.spill = environment.spill();
        this.longBars = longBars;
        this.room = new GrowingMemory(budget, OWNER);
        this.view = new SpilledView(budget, OWNER, new int[] {Double.BYTES}, longBars.chunk());
    }

    @Override
    public MemorySegment atLeast(long bytes) {
        return room.atLeast(bytes);
    }

    @Override
    public Doubles doubles(int count) throws IOException, InterruptedException {
        release();
        long bytes = (long) Double.BYTES * count;
        if (!longBars.measuresNot(bytes)) {
            try {
                return Doubles.in(room.atLeast(bytes));
            } catch (MemoryExceededException e) {
                if (!longBars.maySpill()) {
                    throw e;
                }
            }
        }
        var columns = new SpilledColumns(spill, budget, OWNER, view);
        spilled.add(columns);
        return Doubles.in(columns);
    }

    /// Deletes what is in a file.
    void release() throws IOException {
        for (SpilledColumns columns : spilled) {
            columns.close();
        }
        spilled.clear();
    }

    @Override
    public void close() throws IOException {
        room.close();
        try (view) {
            release();
        }
    }
}
