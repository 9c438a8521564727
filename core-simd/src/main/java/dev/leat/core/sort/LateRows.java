package dev.leat.core.sort;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.plugin.Environment;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/// Rows of which only the end of the input tells which of each key stays: sorted by their keys and numbers, of each key
/// one taken, and those sorted by their numbers again, so that they come out in the order in which they came.
final class LateRows implements AutoCloseable {

    private static final String OWNER = "dedupe";
    private static final double SHARE = 0.3;

    private final Environment environment;
    private final Kept kept;
    private final Dictionaries dictionaries;
    private final RecordLayout layout;
    private final RecordWriter writer;
    private final KeyOrder byKey;
    private final ExternalSort sort;
    private long rows;
    private long duplicates;

    LateRows(Schema schema, List<SortColumn> by, Kept kept, Environment environment) {
        this.environment = environment;
        this.kept = kept;
        layout = new RecordLayout(schema, true);
        dictionaries = new Dictionaries(schema, environment.memory(), OWNER);
        writer = new RecordWriter(layout, dictionaries);
        byKey = KeyOrder.by(by, layout, dictionaries);
        boolean made = false;
        try {
            sort = sort(byKey);
            made = true;
        } finally {
            if (!made) {
                dictionaries.close();
            }
        }
    }

    private ExternalSort sort(KeyOrder order) {
        return new ExternalSort(
                environment, OWNER, order, new SortMemory(environment.memory(), SHARE, environment.parallelism()));
    }

    /// Adds rows that come behind all that were added before.
    void add(Batch batch) throws IOException, InterruptedException {
        writer.begin(batch);
        sort.add(writer, batch, rows);
        rows += batch.rows();
    }

    /// Passes on the rows that stay. Nothing can be added afterwards.
    void emit(Emitter out) throws IOException, InterruptedException {
        try (ExternalSort staying = sort(KeyOrder.byNumber(layout, dictionaries))) {
            try (sort) {
                take(staying);
            }
            try (Merge merge = staying.merged()) {
                new Emission(new RecordReader(layout, dictionaries), out, Long.MAX_VALUE)
                        .all(merge, staying, environment.parallelism());
            }
        }
    }

    /// Takes one row of each key.
    private void take(ExternalSort into) throws IOException, InterruptedException {
        long taken = 0;
        try (Merge merge = sort.merged();
                RecordBuffer one = sort.output()) {
            while (merge.more()) {
                boolean same =
                        one.count() > 0 && byKey.compareKeys(one.memory(), 0, merge.memory(), merge.place()) == 0;
                if (!same) {
                    taken += put(one, into);
                }
                if (!same || kept == Kept.LAST) {
                    one.clear();
                    one.add(merge.memory(), merge.place(), merge.length());
                }
                merge.advance();
            }
            taken += put(one, into);
        }
        duplicates = rows - taken;
    }

    private int put(RecordBuffer one, ExternalSort into) throws IOException, InterruptedException {
        if (one.count() > 0) {
            into.add(one.memory(), 0, layout.length(one.memory(), 0));
        }
        return one.count();
    }

    /// How many rows did not stay, once that is known.
    long duplicates() {
        return duplicates;
    }

    void save(DataOutput state) throws IOException, InterruptedException {
        state.writeLong(rows);
        dictionaries.save(state);
        sort.save(state);
    }

    void restore(DataInput state) throws IOException, InterruptedException {
        rows = state.readLong();
        dictionaries.restore(state);
        sort.restore(state);
    }

    @Override
    public void close() throws IOException {
        try (dictionaries) {
            sort.close();
        }
    }

    /// Which row of each key stays.
    enum Kept {
        FIRST,
        LAST
    }
}
