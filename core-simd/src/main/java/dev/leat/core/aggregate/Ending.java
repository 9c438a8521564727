package dev.leat.core.aggregate;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Type;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.plugin.Environment;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Puts out all groups in the end, in the order of their keys.
final class Ending {

    /// Rows of a batch.
    private static final int ROWS = 8192;

    /// What a column of texts takes in a batch, about.
    private static final long TEXTS = 2 << 20;

    private final Layout layout;
    private final Environment environment;

    Ending(Layout layout, Environment environment) {
        this.layout = layout;
        this.environment = environment;
    }

    /// @param values those of the columns of quantiles
    /// @return how many groups there were
    long emit(Ended groups, List<Values> values, Emitter out) throws IOException, InterruptedException {
        boolean many = groups.runs().isEmpty() && groups.inMemory() > 2 * ROWS && environment.parallelism() > 1;
        int fitting = many && values.isEmpty() ? fitting() : 0;
        if (fitting > 1) {
            try (var ahead = new Ahead(layout, environment, fitting)) {
                return ahead.emit(groups.sorted(), ROWS, out);
            }
        }
        Deque<Joined> joined = new ArrayDeque<>();
        try {
            // For the groups, and for the values of each column and the groups with their quantiles.
            for (int i = 0; i < 1 + 2 * values.size(); i++) {
                joined.add(new Joined(i % 2 == 1 ? values.get(i / 2).ended().layout() : layout, environment.memory()));
            }
            return emit(groups, values, List.copyOf(joined), out);
        } finally {
            joined.forEach(Joined::close);
        }
    }

    private long emit(Ended groups, List<Values> values, List<Joined> joined, Emitter out)
            throws IOException, InterruptedException {
        int rows = groups.runs().isEmpty() ? (int) Math.min(ROWS, groups.inMemory() + 1) : ROWS;
        long emitted = 0;
        List<Cursor> opened = new ArrayList<>();
        try (var staged = new Staged(layout, environment.memory())) {
            Cursor all = groups.cursor(joined.getFirst());
            opened.add(all);
            for (int i = 0; i < values.size(); i++) {
                Ended ended = values.get(i).ended();
                Cursor ofValues = ended.cursor(joined.get(2 * i + 1));
                opened.add(ofValues);
                all = new Quantiles(
                        layout, all, values.get(i).column(), ended.layout(), ofValues, joined.get(2 * i + 2));
            }
            boolean more = true;
            while (more) {
                BatchBuilder builder = out.builder(rows);
                more = staged.fill(all, builder);
                emitted += builder.rows();
                out.emit(builder);
            }
        } finally {
            Runs.closeAll(opened);
        }
        return emitted;
    }

    /// How many batches half of the memory that is left has room for.
    private int fitting() {
        long bytes = Staged.CACHED + Staged.TEXT;
        for (Field field : layout.output().fields()) {
            Type type = field.type();
            bytes += type.bits() == 0 ? TEXTS : ROWS * (long) type.bits() / Byte.SIZE;
        }
        long left = environment.memory().limit() - environment.memory().used();
        return Math.clamp(left / 2 / bytes, 0, Integer.MAX_VALUE);
    }

    /// The values of a column, each of each group once: groups of the same keys and the value, and how many rows
    /// they
    /// have.
    record Values(int column, Ended ended) {}
}
