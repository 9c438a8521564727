package dev.leat.core.sort;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.plugin.Environment;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Rows in the order of some columns. Rows that are equal in those stay in the order in which they came.
final class SortKernel implements Kernel {

    /// What [#save] writes first, so that a state of another version is refused.
    private static final int FORMAT = 1;

    private final List<String> by;
    private final long limit;
    private final Environment environment;
    private Schema schema = new Schema(List.of());

    /// Opened with the first row, since a kernel is also asked for its columns alone.
    private Optional<RowSort> sort = Optional.empty();

    SortKernel(List<String> by, long limit, Environment environment) {
        this.by = by;
        this.limit = limit;
        this.environment = environment;
    }

    @Override
    public List<Field> inputs(Schema offered) {
        SortColumn.parse(by, offered);
        return offered.fields();
    }

    @Override
    public Schema output(Schema input) {
        schema = input;
        return input;
    }

    @Override
    public void accept(Batch batch, Emitter out) throws IOException, InterruptedException {
        sort().add(batch);
    }

    @Override
    public void merge(Kernel other) {
        if (other instanceof SortKernel kernel && kernel.sort.isPresent()) {
            sort().take(kernel.sort.get());
        }
    }

    @Override
    public void finish(Emitter out) throws IOException, InterruptedException {
        sort().emit(out, limit);
    }

    @Override
    public void save(DataOutput state) throws IOException, InterruptedException {
        state.writeInt(FORMAT);
        sort().save(state);
    }

    @Override
    public void restore(DataInput state) throws IOException, InterruptedException {
        int format = state.readInt();
        if (format != FORMAT) {
            throw new IOException("a state of sort of format " + format + ", not " + FORMAT);
        }
        sort().restore(state);
    }

    @Override
    public List<Counter> counters() {
        long runs = sort.map(RowSort::runsSpilled).orElse(0L);
        return runs == 0 ? List.of() : List.of(new Counter("sorted runs spilled", runs));
    }

    @Override
    public void close() throws IOException {
        if (sort.isPresent()) {
            sort.get().close();
        }
    }

    private RowSort sort() {
        if (sort.isEmpty()) {
            sort = Optional.of(new RowSort(schema, SortColumn.parse(by, schema), environment));
        }
        return sort.get();
    }
}
