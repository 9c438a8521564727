package dev.leat.core.sort;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.plugin.Environment;
import dev.leat.api.simd.Bitmaps;
import dev.leat.api.state.KeyedStates;
import dev.leat.core.filter.Ranges;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Of rows that are the same in some columns one, in the order in which rows come.
///
/// As long as there is room for the keys that were [seen][SeenKeys], first rows go on as they come. From the first key
/// on that has no room, rows whose keys were not seen wait as [LateRows] for the end: they come behind all that went
/// on.
final class DedupeKernel implements Kernel {

    /// What [#save] writes first, so that a state of another version is refused.
    private static final int FORMAT = 1;

    private final List<String> by;
    private final LateRows.Kept kept;
    private final KeyedStates states;
    private final Environment environment;
    private final Ranges ranges;
    private Schema schema = new Schema(List.of());
    private int[] columns = new int[0];

    // Opened with the first row, since a kernel is also asked for its columns alone.
    private Optional<SeenKeys> seen = Optional.empty();
    private Optional<LateRows> late = Optional.empty();
    private long duplicates;

    DedupeKernel(List<String> by, LateRows.Kept kept, KeyedStates states, Environment environment) {
        this.by = by;
        this.kept = kept;
        this.states = states;
        this.environment = environment;
        this.ranges = Ranges.of(environment.kernels());
    }

    @Override
    public List<Field> inputs(Schema offered) {
        by.forEach(offered::index);
        return offered.fields();
    }

    @Override
    public Schema output(Schema input) {
        schema = input;
        List<String> names = by.isEmpty() ? input.names() : by;
        columns = names.stream().mapToInt(input::index).toArray();
        return input;
    }

    @Override
    public void accept(Batch batch, Emitter out) throws IOException, InterruptedException {
        if (kept == LateRows.Kept.LAST) {
            late().add(batch);
            return;
        }
        BatchBuilder scratch = out.builder(1);
        var going = new Chosen(batch, scratch);
        var waiting = new Chosen(batch, scratch);
        divide(batch, going, waiting);
        if (going.count == batch.rows()) {
            out.pass(batch);
            return;
        }
        if (going.count > 0) {
            BatchBuilder copy = out.builder(going.count);
            ranges.copy(batch, going.count, going.bits, copy);
            out.emit(copy);
        }
        if (waiting.count > 0) {
            late().add(ranges.copy(batch, waiting.count, waiting.bits, out.builder(waiting.count)));
        }
    }

    /// Says of each row whether it goes on, waits, or is there already.
    private void divide(Batch batch, Chosen going, Chosen waiting) throws IOException, InterruptedException {
        SeenKeys keys = seen();
        Batch ofKeys = keys.keys(batch);
        int loaded;
        for (int from = 0; from < batch.rows(); from += Math.max(1, loaded)) {
            loaded = keys.load(ofKeys, from);
            if (loaded == 0) {
                late();
                waiting.add(from);
            }
            for (int i = 0; i < loaded; i++) {
                switch (fate(keys, i)) {
                    case NEW -> going.add(from + i);
                    case NO_ROOM -> waiting.add(from + i);
                    case SEEN -> duplicates++;
                }
            }
        }
    }

    /// What becomes of a row. Once one had to wait, no other may go before it.
    private SeenKeys.Answer fate(SeenKeys keys, int key) throws IOException, InterruptedException {
        if (late.isPresent()) {
            return keys.seen(key) ? SeenKeys.Answer.SEEN : SeenKeys.Answer.NO_ROOM;
        }
        SeenKeys.Answer answer = keys.see(key);
        if (answer == SeenKeys.Answer.NO_ROOM) {
            late();
        }
        return answer;
    }

    @Override
    public void finish(Emitter out) throws IOException, InterruptedException {
        forgetSeen();
        if (late.isPresent()) {
            late.get().emit(out);
            duplicates += late.get().duplicates();
        }
    }

    @Override
    public void save(DataOutput state) throws IOException, InterruptedException {
        state.writeInt(FORMAT);
        state.writeLong(duplicates);
        seen().save(state);
        state.writeBoolean(late.isPresent());
        if (late.isPresent()) {
            late.get().save(state);
        }
    }

    @Override
    public void restore(DataInput state) throws IOException, InterruptedException {
        int format = state.readInt();
        if (format != FORMAT) {
            throw new IOException("a state of dedupe of format " + format + ", not " + FORMAT);
        }
        duplicates = state.readLong();
        seen().restore(state);
        if (state.readBoolean()) {
            late().restore(state);
        }
    }

    @Override
    public List<Counter> counters() {
        return List.of(new Counter("duplicates", duplicates));
    }

    @Override
    public void close() throws IOException {
        try {
            forgetSeen();
        } finally {
            if (late.isPresent()) {
                LateRows closing = late.get();
                late = Optional.empty();
                closing.close();
            }
        }
    }

    private void forgetSeen() throws IOException {
        if (seen.isPresent()) {
            SeenKeys closing = seen.get();
            seen = Optional.empty();
            closing.close();
        }
    }

    private SeenKeys seen() throws IOException, InterruptedException {
        if (seen.isEmpty()) {
            seen = Optional.of(new SeenKeys(schema, columns, states, environment.memory()));
        }
        return seen.get();
    }

    private LateRows late() {
        if (late.isEmpty()) {
            List<SortColumn> keys = Arrays.stream(columns)
                    .mapToObj(column -> new SortColumn(column, false, false))
                    .toList();
            late = Optional.of(new LateRows(schema, keys, kept, environment));
        }
        return late.get();
    }

    /// Some rows of a batch.
    private static final class Chosen {
        private final MemorySegment bits;
        private int count;

        Chosen(Batch batch, BatchBuilder scratch) {
            bits = scratch.allocate((batch.rows() + 63L) / 64 * 8).fill((byte) 0);
        }

        private void add(int row) {
            Bitmaps.set(bits, row, true);
            count++;
        }
    }
}
