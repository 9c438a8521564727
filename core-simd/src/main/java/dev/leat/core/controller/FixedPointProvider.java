package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import java.util.List;

/// Finds the [FixedPointController].
public final class FixedPointProvider implements ControllerProvider {

    private static final Option<Long> FIRST = Rows.first(8192);

    private static final Option<Double> RHO =
            Option.real("rho", 0.7, 0.1, 0.99, "how long processing may take, as a share of fetching");

    private static final Option<Double> SHRINK =
            Option.real("shrink", 0.25, 0.01, 0.9, "the share of a batch that goes where time grows faster than rows");

    private static final Option<Long> TARGET =
            Option.number("target", 0, 0, 3_600_000, "milliseconds a batch may take; 0 is as long as fetching it does");

    @Override
    public String name() {
        return "fixed-point";
    }

    @Override
    public String summary() {
        return "the smallest batches with which processing keeps up, by fixed-point iteration";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(FIRST, RHO, SHRINK, TARGET);
    }

    @Override
    public Controller open(Options options) {
        return new Capped(new FixedPointController(
                Math.toIntExact(options.get(FIRST)), options.get(RHO), options.get(SHRINK), 1e6 * options.get(TARGET)));
    }
}
