package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import java.util.List;

/// Finds the [HybridController].
public final class HybridProvider implements ControllerProvider {

    private static final Option<Long> FIRST = Rows.first(Rows.USUAL);

    private static final Option<Double> RHO =
            Option.real("rho", 0.8, 0.1, 1, "the share of the target that a batch may take");

    private static final Option<Long> TARGET =
            Option.number("target", 1000, 1, 3_600_000, "milliseconds a batch may take");

    @Override
    public String name() {
        return "hybrid";
    }

    @Override
    public String summary() {
        return "what fits into half of the free memory, but no more than is done in a target time";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(FIRST, RHO, TARGET);
    }

    @Override
    public Controller open(Options options) {
        return new Capped(
                new HybridController(Math.toIntExact(options.get(FIRST)), options.get(RHO), 1e6 * options.get(TARGET)));
    }
}
