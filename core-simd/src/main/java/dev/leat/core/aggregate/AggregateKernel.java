package dev.leat.core.aggregate;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.plugin.Environment;
import dev.leat.core.aggregate.Ending.Values;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Groups rows, and puts out a row for each group when all have come, in the order of the keys, nulls first.
final class AggregateKernel implements Kernel {

    private final AggregateOptions options;
    private final Environment environment;

    /// The groups, then for each column of quantiles those of its values.
    private final List<Grouping> groupings = new ArrayList<>();

    private Schema input = new Schema(List.of());
    private Layout layout = new Layout(List.of(), List.of());
    private List<Integer> valued = List.of();
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
        valued = layout.aggregates().stream()
                .filter(Quantile.class::isInstance)
                .map(Aggregate::column)
                .distinct()
                .toList();
        return layout.output();
    }

    @Override
    public void accept(Batch batch, Emitter out) throws IOException, InterruptedException {
        for (Grouping grouping : groupings()) {
            grouping.take(batch);
        }
    }

    @Override
    public void merge(Kernel other) {
        List<Grouping> others = ((AggregateKernel) other).groupings;
        for (int i = 0; i < others.size(); i++) {
            groupings().get(i).takeOver(others.get(i));
        }
    }

    @Override
    public void finish(Emitter out) throws IOException, InterruptedException {
        Ended ended = groupings().getFirst().ended(options.by().isEmpty() && options.every() == 0);
        List<Values> values = new ArrayList<>();
        for (int i = 0; i < valued.size(); i++) {
            values.add(new Values(valued.get(i), groupings().get(i + 1).ended(false)));
        }
        groups = new Ending(layout, environment).emit(ended, values, out);
    }

    @Override
    public void save(DataOutput state) throws IOException, InterruptedException {
        for (Grouping grouping : groupings()) {
            grouping.save(state);
        }
    }

    @Override
    public void restore(DataInput state) throws IOException {
        for (Grouping grouping : groupings()) {
            grouping.restore(state);
        }
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
    private List<Grouping> groupings() {
        if (groupings.isEmpty()) {
            int parts = 1 + valued.size();
            groupings.add(new Grouping(layout, options.sources(input), environment, parts));
            for (int column : valued) {
                List<Keys.Source> sources = new ArrayList<>(options.sources(input));
                Kind kind = Kind.of(input.field(column).type());
                sources.add(new Keys.Source(column, kind, Bucket.NONE));
                Layout values = layout.ofValues(input.field(column));
                groupings.add(new Grouping(values, sources, environment, parts));
            }
        }
        return groupings;
    }
}
