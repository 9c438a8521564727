package dev.leat.core.bars;

import dev.leat.api.kernel.Kernel;
import dev.leat.api.kernel.KernelProvider;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import java.util.List;

/// Opens the kernel `bars`.
public final class BarsProvider implements KernelProvider {

    @Override
    public String name() {
        return "bars";
    }

    @Override
    public String summary() {
        return "bars of trades by range, time, ticks, volume, turnover or imbalance, with their columns";
    }

    @Override
    public List<Option<?>> options() {
        return BarsOptions.ALL;
    }

    @Override
    public RowOrder order() {
        return RowOrder.OF_LANE;
    }

    @Override
    public Kernel open(Options options, Environment environment) {
        return new BarsKernel(BarsOptions.of(options), environment);
    }
}
