package dev.leat.core.sort;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.plugin.Environment;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/// Sorts rows, by some columns and then by their ordinals: makes records of them, sorts those, and makes rows of them
/// again.
final class RowSort implements AutoCloseable {

    private static final String OWNER = "sort";

    /// What the sorts of all workers take together. The rest is for batches on their way in, and for the sink.
    private static final double SHARE = 0.6;

    private final Dictionaries dictionaries;
    private final RecordLayout layout;
    private final RecordWriter writer;
    private final ExternalSort sort;
    private final int threads;

    RowSort(Schema schema, List<SortColumn> by, Environment environment) {
        threads = environment.parallelism();
        layout = new RecordLayout(schema, true);
        dictionaries = new Dictionaries(schema, environment.memory(), OWNER);
        writer = new RecordWriter(layout, dictionaries);
        boolean made = false;
        try {
            KeyOrder order = KeyOrder.by(by, layout, dictionaries);
            sort = new ExternalSort(environment, OWNER, order, memory(environment));
            made = true;
        } finally {
            if (!made) {
                dictionaries.close();
            }
        }
    }

    private static SortMemory memory(Environment environment) {
        return new SortMemory(environment.memory(), SHARE / environment.parallelism(), environment.parallelism());
    }

    void add(Batch batch) throws IOException, InterruptedException {
        writer.begin(batch);
        sort.add(writer, batch, batch.origin().ordinal(0));
    }

    /// Takes over the rows of another, which holds none then.
    void take(RowSort other) {
        sort.take(other.sort, dictionaries.take(other.dictionaries, layout));
    }

    /// Passes all rows on, in order. Nothing can be added afterwards.
    ///
    /// @param limit how many are enough
    void emit(Emitter out, long limit) throws IOException, InterruptedException {
        try (Merge merge = sort.merged()) {
            new Emission(new RecordReader(layout, dictionaries), out, limit).all(merge, sort, threads);
        }
    }

    long runsSpilled() {
        return sort.runsSpilled();
    }

    void save(DataOutput state) throws IOException, InterruptedException {
        dictionaries.save(state);
        sort.save(state);
    }

    void restore(DataInput state) throws IOException, InterruptedException {
        dictionaries.restore(state);
        sort.restore(state);
    }

    @Override
    public void close() throws IOException {
        try (dictionaries) {
            sort.close();
        }
    }
}
