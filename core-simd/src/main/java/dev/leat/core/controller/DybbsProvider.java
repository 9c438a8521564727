package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import java.util.List;

/// Finds the [DybbsController].
public final class DybbsProvider implements ControllerProvider {

    private static final Option<Long> FIRST = Rows.first(8192);

    private static final Option<Double> RHO =
            Option.real("rho", 0.7, 0.1, 0.99, "how long processing may take, as a share of fetching, at the start");

    private static final Option<Double> SHRINK = Option.real(
            "shrink", 0.25, 0.01, 0.9, "the share of a batch that goes where time grows faster, at the start");

    @Override
    public String name() {
        return "dybbs";
    }

    @Override
    public String summary() {
        return "the smallest batches with which processing keeps up, by isotonic regression over history";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(FIRST, RHO, SHRINK);
    }

    @Override
    public Controller open(Options options) {
        return new Capped(
                new DybbsController(Math.toIntExact(options.get(FIRST)), options.get(RHO), options.get(SHRINK)));
    }
}
