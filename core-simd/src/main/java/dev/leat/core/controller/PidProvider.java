package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import java.util.List;

/// Finds the [PidController].
public final class PidProvider implements ControllerProvider {

    private static final Option<Long> FIRST = Rows.first(8192);

    private static final Option<Double> PROPORTIONAL =
            Option.real("p", 1, 0, 10, "how much of the difference to what was processed is made up for");

    private static final Option<Double> INTEGRAL =
            Option.real("i", 0.2, 0, 10, "how much of what waits is made up for");

    private static final Option<Double> DERIVATIVE =
            Option.real("d", 0, 0, 10, "how much the change of the difference counts");

    private static final Option<Long> INTERVAL =
            Option.number("interval", 1000, 1, 3_600_000, "milliseconds of rows that make a batch");

    @Override
    public String name() {
        return "pid";
    }

    @Override
    public String summary() {
        return "follows the rate at which rows are processed, as Spark Streaming does";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(FIRST, PROPORTIONAL, INTEGRAL, DERIVATIVE, INTERVAL);
    }

    @Override
    public Controller open(Options options) {
        var gains = new PidController.Gains(options.get(PROPORTIONAL), options.get(INTEGRAL), options.get(DERIVATIVE));
        return new Capped(
                new PidController(Math.toIntExact(options.get(FIRST)), gains, options.get(INTERVAL) / 1000.0));
    }
}
