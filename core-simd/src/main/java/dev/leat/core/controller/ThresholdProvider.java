package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import java.util.List;

/// Finds the [ThresholdController].
public final class ThresholdProvider implements ControllerProvider {

    private static final Option<Long> FIRST =
            Option.number("rows", FixedProvider.ROWS, 1, FixedProvider.MOST_ROWS, "rows of the first batch");

    @Override
    public String name() {
        return "threshold";
    }

    @Override
    public String summary() {
        return "halves batches as memory fills, grows them by a quarter where there is memory and throughput has dropped";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(FIRST);
    }

    @Override
    public Controller open(Options options) {
        return new ThresholdController(Math.toIntExact(options.get(FIRST)));
    }
}
