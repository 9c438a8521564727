package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import java.util.List;

/// Finds the [AutoController].
public final class AutoProvider implements ControllerProvider {

    private static final Option<Long> FIRST = Rows.first(Rows.USUAL);

    private static final Option<Double> GAIN = Option.real(
            "gain", 0.02, 0, 0.5, "the share of time that rows have to take less in batches of another size");

    private static final Option<Long> SAMPLES =
            Option.number("samples", 6, 1, 1000, "batches of a size that are measured");

    @Override
    public String name() {
        return "auto";
    }

    @Override
    public String summary() {
        return "tries larger and smaller batches, keeps those whose rows take the least time, and halves as memory fills";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(FIRST, GAIN, SAMPLES, Signal.HIGH);
    }

    @Override
    public Controller open(Options options) {
        return new Capped(new AutoController(
                Math.toIntExact(options.get(FIRST)),
                options.get(GAIN),
                Math.toIntExact(options.get(SAMPLES)),
                options.get(Signal.HIGH)));
    }
}
