package dev.leat.tck;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.plugin.KernelMode;
import dev.leat.tck.data.Table;
import dev.leat.tck.memory.ArenaBudget;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/// A kernel at work, with batches and builders that are gone as soon as a call into it returns.
final class KernelRun implements AutoCloseable {

    private final Kernel kernel;
    private final Schema input;
    private final Schema schema;
    private final List<List<Object>> output = new ArrayList<>();

    private KernelRun(Kernel kernel, Schema offered) {
        this.kernel = kernel;
        this.input = new Schema(kernel.inputs(offered));
        this.schema = kernel.output(input);
    }

    static KernelRun start(KernelContract.Subject subject, KernelMode mode, ArenaBudget budget) {
        return new KernelRun(
                subject.open().apply(budget.environment(mode)), subject.input().schema());
    }

    static KernelRun restore(KernelContract.Subject subject, KernelMode mode, ArenaBudget budget, byte[] state)
            throws IOException, InterruptedException {
        KernelRun run = start(subject, mode, budget);
        run.kernel.restore(new DataInputStream(new ByteArrayInputStream(state)));
        return run;
    }

    void take(Table rows, IntSupplier sizes) throws IOException, InterruptedException {
        take(rows, 0, rows.rows().size(), sizes);
    }

    /// Takes the rows from `first` to before `end`, with the ordinals that they have in the whole.
    void take(Table rows, int first, int end, IntSupplier sizes) throws IOException, InterruptedException {
        Table wanted = rows.select(input.fields().stream().map(Field::name).toList());
        int from = first;
        while (from < end) {
            int to = Math.min(end, from + sizes.getAsInt());
            try (Arena arena = Arena.ofShared()) {
                Batch batch = wanted.slice(from, to).batch(arena);
                Origin origin = batch.origin().withOrdinals(from);
                kernel.accept(new Batch(batch.schema(), batch.rows(), batch.columns(), origin), new Copying(arena));
            }
            from = to;
        }
    }

    void merge(KernelRun other) throws IOException, InterruptedException {
        kernel.merge(other.kernel);
    }

    void finish() throws IOException, InterruptedException {
        try (Arena arena = Arena.ofShared()) {
            kernel.finish(new Copying(arena));
        }
    }

    byte[] save() throws IOException, InterruptedException {
        var state = new ByteArrayOutputStream();
        kernel.save(new DataOutputStream(state));
        return state.toByteArray();
    }

    /// What came out so far.
    Table output() {
        return new Table(schema, output);
    }

    Schema schema() {
        return schema;
    }

    List<Kernel.Counter> counters() {
        return kernel.counters();
    }

    @Override
    public void close() throws IOException {
        kernel.close();
    }

    /// Copies what is emitted, and checks that it is what was announced.
    private final class Copying implements Emitter {
        private final Arena arena;

        Copying(Arena arena) {
            this.arena = arena;
        }

        @Override
        public BatchBuilder builder(int capacity) {
            return new BatchBuilder(schema, capacity, arena);
        }

        @Override
        public void emit(BatchBuilder filled) {
            pass(filled.build(Origin.NOWHERE));
        }

        @Override
        public void pass(Batch batch) {
            if (!batch.schema().equals(schema)) {
                throw new AssertionError("emitted " + batch.schema() + " where output() said " + schema);
            }
            output.addAll(Table.of(batch).rows());
        }
    }
}
