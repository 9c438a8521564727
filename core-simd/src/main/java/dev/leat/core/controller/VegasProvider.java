package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import java.util.List;

/// Finds the [VegasController].
public final class VegasProvider implements ControllerProvider {

    private static final Option<Long> FIRST = Rows.first(8192);

    private static final Option<Double> ALPHA =
            Option.real("alpha", 2, 0, 1000, "quanta that may queue before batches stop growing");

    private static final Option<Double> BETA =
            Option.real("beta", 4, 0, 1000, "quanta that queue from which on batches shrink");

    private static final Option<Double> GAMMA =
            Option.real("gamma", 1, 0, 1000, "quanta that queue at which batches stop doubling");

    private static final Option<Long> QUANTUM =
            Option.number("quantum", 0, 0, Rows.MOST, "rows a quantum; 0 is a twentieth of the batch, 1024 or more");

    @Override
    public String name() {
        return "vegas";
    }

    @Override
    public String summary() {
        return "grows batches while they take no longer than their rows need, as TCP Vegas does";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(FIRST, ALPHA, BETA, GAMMA, QUANTUM, Signal.HIGH);
    }

    @Override
    public Controller open(Options options) {
        double alpha = options.get(ALPHA);
        double beta = options.get(BETA);
        if (alpha > beta) {
            throw new IllegalArgumentException(
                    "option vegas.alpha has to be at most vegas.beta, not " + alpha + " above " + beta);
        }
        var limits = new VegasController.Limits(
                alpha, beta, options.get(GAMMA), options.get(QUANTUM), options.get(Signal.HIGH));
        return new Capped(new VegasController(Math.toIntExact(options.get(FIRST)), limits));
    }
}
