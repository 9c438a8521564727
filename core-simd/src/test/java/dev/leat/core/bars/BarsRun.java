package dev.leat.core.bars;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.plugin.Options;
import dev.leat.api.spill.Spill;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/// Runs the kernel over a tape in batches.
record BarsRun(Environment environment, Schema offered, Map<String, String> options) {

    static BarsRun with(KernelMode mode, String... keysAndValues) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            options.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new BarsRun(new Environment(new FreeBudget(), mode, 1), Tape.offered(), options);
    }

    BarsRun on(Schema other) {
        return new BarsRun(environment, other, options);
    }

    /// With memory that has an end, and a place for what does not fit.
    BarsRun in(MemoryBudget memory, Spill spill) {
        return new BarsRun(new Environment(memory, environment.kernels(), 1, spill), offered, options);
    }

    Kernel open() {
        var provider = new BarsProvider();
        return provider.open(Options.of(provider, options), environment);
    }

    List<Map<String, String>> over(Tape tape) throws IOException, InterruptedException {
        return over(tape, () -> tape.size());
    }

    /// @param batchRows how many rows the next batch has
    List<Map<String, String>> over(Tape tape, IntSupplier batchRows) throws IOException, InterruptedException {
        try (var arena = Arena.ofConfined();
                Kernel kernel = open()) {
            List<Field> inputs = kernel.inputs(offered);
            var collected = new Collected(kernel.output(new Schema(inputs)), arena);
            int from = 0;
            while (from < tape.size()) {
                int to = Math.min(tape.size(), from + batchRows.getAsInt());
                try (var batch = Arena.ofConfined()) {
                    kernel.accept(tape.batch(inputs, from, to, batch), collected);
                }
                from = to;
            }
            kernel.finish(collected);
            return collected.rows();
        }
    }
}
