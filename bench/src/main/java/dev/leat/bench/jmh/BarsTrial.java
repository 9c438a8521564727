package dev.leat.bench.jmh;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.plugin.Options;
import dev.leat.core.bars.BarsProvider;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The kernel `bars` with some options over the repeated tape in memory, one thread, columns written into builders.
final class BarsTrial {

    static final int TRADES = 1 << 20;

    private static final int BATCH = 1 << 16;

    private final Options options;
    private final KernelMode kernels;
    private final List<Batch> batches;
    private final Counted counted;

    BarsTrial(Map<String, String> options, KernelMode kernels, Arena arena) throws IOException {
        this.options = Options.of(new BarsProvider(), options);
        this.kernels = kernels;
        try (Kernel kernel = open()) {
            List<Field> inputs = kernel.inputs(offered());
            counted = new Counted(kernel.output(new Schema(inputs)), arena);
            batches = new BarsTape().batches(inputs, TRADES, BATCH, arena);
        }
    }

    /// Goes over all trades once.
    ///
    /// @return how many bars came out
    long run() throws IOException, InterruptedException {
        counted.bars = 0;
        try (Kernel kernel = open()) {
            kernel.inputs(offered());
            for (Batch batch : batches) {
                kernel.accept(batch, counted);
            }
            kernel.finish(counted);
        }
        return counted.bars;
    }

    private Kernel open() {
        return new BarsProvider().open(options, new Environment(new BarsMemory(), kernels, 1));
    }

    private static Schema offered() {
        List<Field> fields = new ArrayList<>();
        for (String name : BarsTape.names()) {
            fields.add(new Field(name, name.equals("is_buyer_maker") ? Type.BOOL : Type.INT64));
        }
        return new Schema(fields);
    }

    /// Writes every batch of bars into the same memory.
    private static final class Counted implements Emitter {

        private static final long SLAB = 64L << 20;

        private final Schema schema;
        private final MemorySegment slab;
        private long bars;

        Counted(Schema schema, Arena arena) {
            this.schema = schema;
            this.slab = arena.allocate(SLAB, 64);
        }

        @Override
        public BatchBuilder builder(int capacity) {
            return new BatchBuilder(schema, capacity, SegmentAllocator.slicingAllocator(slab));
        }

        @Override
        public void emit(BatchBuilder filled) {
            bars += filled.rows();
        }

        @Override
        public void pass(Batch batch) {
            bars += batch.rows();
        }
    }
}
