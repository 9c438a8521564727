package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import java.util.List;

/// Finds the [ThresholdController].
public final class ThresholdProvider implements ControllerProvider {

    private static final Option<Long> FIRST = Rows.first(Rows.USUAL);

    private static final Option<Double> LOW =
            Option.real("low", 0.50, 0, 1, "share of the budget in use below which batches may grow");

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
        return List.of(FIRST, Signal.HIGH, LOW);
    }

    @Override
    public Controller open(Options options) {
        double high = options.get(Signal.HIGH);
        double low = options.get(LOW);
        if (low > high) {
            throw new IllegalArgumentException(
                    "option threshold.low has to be at most threshold.high, not " + low + " above " + high);
        }
        return new Capped(new ThresholdController(Math.toIntExact(options.get(FIRST)), high, low));
    }
}
