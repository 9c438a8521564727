package dev.leat.core.aggregate;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.plugin.Environment;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Groups rows, and puts out a row for each group when all have come, in the order of the keys, nulls first.
final class AggregateKernel implements Kernel {

    private final AggregateOptions options;
    private final Environment environment;
    private final List<Grouping> groupings = new ArrayList<>();
    private Schema input = new Schema(List.of());
    private Layout layout = new Layout(List.of(), List.of());
    private long groups;

    AggregateKernel(AggregateOptions options, Environment environment) {
        this.options = options;
        this.environment = environment;
    }

    @Override
    public List<Field> inputs(Schema offered) {
        return options.inputs(offered);
    }

    @Override
    public Schema output(Schema in) {
        input = in;
        layout = options.layout(in);
        return layout.output();
    }

    @Override
    public void accept(Batch batch, Emitter out) throws IOException, InterruptedException {
        grouping().take(batch);
    }

    @Override
    public void merge(Kernel other) {
        AggregateKernel aggregate = (AggregateKernel) other;
        for (Grouping grouping : aggregate.groupings) {
            grouping().takeOver(grouping);
        }
    }

    @Override
    public void finish(Emitter out) throws IOException, InterruptedException {
        groups = grouping().emit(out, options.by().isEmpty() && options.every() == 0);
    }

    @Override
    public void save(DataOutput state) throws IOException, InterruptedException {
        grouping().save(state);
    }

    @Override
    public void restore(DataInput state) throws IOException {
        grouping().restore(state);
    }

    @Override
    public List<Counter> counters() {
        long spilled = 0;
        for (Grouping grouping : groupings) {
            spilled += grouping.spilled();
        }
        return spilled == 0
                ? List.of(new Counter("groups", groups))
                : List.of(new Counter("groups", groups), new Counter("groups spilled", spilled));
    }

    @Override
    public void close() throws IOException {
        Runs.closeAll(groupings);
        groupings.clear();
    }

    /// Opened with the first rows: a kernel that is only asked for its columns takes no memory.
    private Grouping grouping() {
        if (groupings.isEmpty()) {
            groupings.add(new Grouping(layout, options.sources(input), environment));
        }
        return groupings.getFirst();
    }
}
