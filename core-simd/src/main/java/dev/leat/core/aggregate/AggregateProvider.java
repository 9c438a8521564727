package dev.leat.core.aggregate;

import dev.leat.api.kernel.Kernel;
import dev.leat.api.kernel.KernelProvider;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import java.util.List;

/// Opens the kernel `aggregate`.
public final class AggregateProvider implements KernelProvider {

    @Override
    public String name() {
        return "aggregate";
    }

    @Override
    public String summary() {
        return "sums, averages and the like of groups of rows, by columns and by time";
    }

    @Override
    public List<Option<?>> options() {
        return AggregateOptions.ALL;
    }

    @Override
    public RowOrder order() {
        return RowOrder.MERGED;
    }

    @Override
    public Kernel open(Options options, Environment environment) {
        return new AggregateKernel(AggregateOptions.of(options), environment);
    }
}
