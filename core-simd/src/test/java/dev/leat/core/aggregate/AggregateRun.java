package dev.leat.core.aggregate;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.plugin.Options;
import dev.leat.api.spill.Spill;
import dev.leat.tck.data.Table;
import dev.leat.tck.fakes.HeapSpill;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Aggregates a table as an engine does, but in any order, by as many kernels and with as little memory as wanted.
final class AggregateRun {

    /// The [#spill] of an engine that has no plugin for it.
    static final long NO_SPILL = -1;

    private final Map<String, String> options = new HashMap<>();
    private final Random random;
    private int kernels = 1;
    private long memory = 256 << 20;
    private long spill = 1L << 30;
    private int rowsPerBatch = 1000;
    private List<Kernel.Counter> counters = List.of();
    private long peak;
    private long held;

    private AggregateRun(String agg, Random random) {
        options.put("agg", agg);
        this.random = random;
    }

    static AggregateRun of(String agg) {
        return new AggregateRun(agg, new Random(1));
    }

    AggregateRun with(String key, String value) {
        options.put(key, value);
        return this;
    }

    AggregateRun by(String columns) {
        return with("by", columns);
    }

    AggregateRun kernels(int count) {
        kernels = count;
        return this;
    }

    AggregateRun memory(long bytes) {
        memory = bytes;
        return this;
    }

    AggregateRun spill(long bytes) {
        spill = bytes;
        return this;
    }

    AggregateRun batches(int rows) {
        rowsPerBatch = rows;
        return this;
    }

    /// What was counted by all kernels in the last run.
    long counted(String name) {
        return counters.stream()
                .filter(counter -> counter.name().equals(name))
                .mapToLong(Kernel.Counter::count)
                .sum();
    }

    long peak() {
        return peak;
    }

    Table over(Table input) throws IOException, InterruptedException {
        var budget = new ArenaBudget(memory);
        Spill files = spill == NO_SPILL ? Spill.NONE : new HeapSpill(budget, spill);
        var environment = new Environment(budget, KernelMode.SCALAR, kernels, files);
        var provider = new AggregateProvider();
        List<Kernel> all = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        try {
            Schema output = new Schema(List.of());
            Schema wanted = new Schema(List.of());
            for (int i = 0; i < kernels; i++) {
                Kernel kernel = provider.open(Options.of(provider, options), environment);
                all.add(kernel);
                wanted = new Schema(kernel.inputs(input.schema()));
                output = kernel.output(wanted);
            }
            feed(all, input.select(wanted.fields().stream().map(Field::name).toList()));
            for (Kernel other : all.subList(1, kernels)) {
                all.getFirst().merge(other);
            }
            try (Arena arena = Arena.ofShared()) {
                all.getFirst().finish(new Collecting(output, arena, rows));
            }
            counters =
                    all.stream().flatMap(kernel -> kernel.counters().stream()).toList();
            return new Table(output, rows);
        } finally {
            for (Kernel kernel : all) {
                kernel.close();
            }
            peak = budget.peak();
            held = budget.used() + environment.spill().usage().held();
        }
    }

    /// What was held after the last run, in memory and in files.
    long held() {
        return held;
    }

    /// Batches of the rows, in any order and to any kernel where there are several.
    private void feed(List<Kernel> all, Table input) throws IOException, InterruptedException {
        List<Integer> starts = new ArrayList<>();
        for (int from = 0; from < input.rows().size(); from += rowsPerBatch) {
            starts.add(from);
        }
        if (kernels > 1) {
            Collections.shuffle(starts, random);
        }
        for (int from : starts) {
            Table rows = input.slice(from, Math.min(input.rows().size(), from + rowsPerBatch));
            try (Arena arena = Arena.ofShared()) {
                Batch batch = rows.batch(arena);
                all.get(random.nextInt(kernels))
                        .accept(
                                new Batch(
                                        batch.schema(),
                                        batch.rows(),
                                        batch.columns(),
                                        new Origin("table", from).withOrdinals(from)),
                                new Collecting(rows.schema(), arena, new ArrayList<>()));
            }
        }
    }

    private record Collecting(Schema schema, Arena arena, List<List<Object>> rows) implements Emitter {
        @Override
        public BatchBuilder builder(int capacity) {
            return new BatchBuilder(schema, capacity, arena);
        }

        @Override
        public void emit(BatchBuilder filled) {
            rows.addAll(Table.of(filled.build(Origin.NOWHERE)).rows());
        }

        @Override
        public void pass(Batch batch) {
            throw new AssertionError("groups are not the rows");
        }
    }
}
