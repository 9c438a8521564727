package dev.leat.core.sort;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.kernel.KernelProvider;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.tck.data.Table;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What comes out of a kernel, or of several that are merged, row by row.
///
/// @param rows what came out
/// @param beforeTheEnd how many of them came before the end of the input
/// @param counters what it counted
record KernelRows(Table rows, int beforeTheEnd, Map<String, Long> counters) {

    private static final int MOST_ROWS = 100;

    /// @param random cuts the rows into batches, and deals those to the kernels
    static KernelRows of(
            KernelProvider provider,
            Map<String, String> options,
            Table input,
            Environment lent,
            int kernels,
            Random random)
            throws IOException, InterruptedException {
        List<Fed> fed = new ArrayList<>();
        try {
            for (int i = 0; i < kernels; i++) {
                fed.add(Fed.open(provider, Options.of(provider, options), input, lent));
            }
            int from = 0;
            while (from < input.rows().size()) {
                int to = Math.min(input.rows().size(), from + 1 + random.nextInt(MOST_ROWS));
                fed.get(random.nextInt(kernels)).take(from, to);
                from = to;
            }
            Fed all = fed.getFirst();
            int before = all.out().rows.size();
            for (Fed other : fed.subList(1, kernels)) {
                all.kernel().merge(other.kernel());
            }
            Table rows = new Table(all.out().schema, all.finish());
            return new KernelRows(
                    rows, before, counters(fed.stream().map(Fed::kernel).toList()));
        } finally {
            for (Fed one : fed) {
                one.close();
            }
        }
    }

    private static Map<String, Long> counters(List<Kernel> kernels) {
        Map<String, Long> counters = new LinkedHashMap<>();
        for (Kernel kernel : kernels) {
            kernel.counters().forEach(counter -> counters.merge(counter.name(), counter.count(), Long::sum));
        }
        return counters;
    }

    /// A kernel with rows to be fed.
    record Fed(Kernel kernel, Table input, Copying out) implements AutoCloseable {

        static Fed open(KernelProvider provider, Options options, Table input, Environment lent) {
            Kernel kernel = provider.open(options, lent);
            Schema schema = kernel.output(new Schema(kernel.inputs(input.schema())));
            return new Fed(kernel, input, new Copying(schema));
        }

        /// Feeds it the rows from one to before another.
        void take(int from, int to) throws IOException, InterruptedException {
            try (Arena arena = Arena.ofShared()) {
                Batch batch = input.slice(from, to).batch(arena);
                Origin origin = batch.origin().withOrdinals(from);
                kernel.accept(new Batch(batch.schema(), batch.rows(), batch.columns(), origin), out);
            }
        }

        List<List<Object>> finish() throws IOException, InterruptedException {
            kernel.finish(out);
            return out.rows;
        }

        @Override
        public void close() throws IOException {
            kernel.close();
        }
    }

    private static final class Copying implements Emitter {
        private final Schema schema;
        private final List<List<Object>> rows = new ArrayList<>();

        Copying(Schema schema) {
            this.schema = schema;
        }

        @Override
        public BatchBuilder builder(int capacity) {
            return new BatchBuilder(schema, capacity, Arena.ofAuto());
        }

        @Override
        public void emit(BatchBuilder filled) {
            pass(filled.build(Origin.NOWHERE));
        }

        @Override
        public void pass(Batch batch) {
            rows.addAll(Table.of(batch).rows());
        }
    }
}
