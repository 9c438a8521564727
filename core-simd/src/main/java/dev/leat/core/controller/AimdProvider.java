package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import java.util.List;

/// Finds the [AimdController].
public final class AimdProvider implements ControllerProvider {

    private static final Option<Long> FIRST = Rows.first(Rows.USUAL);

    private static final Option<Long> STEP =
            Option.number("step", 4096, 1, Rows.MOST, "rows to add after a batch that went well");

    private static final Option<Double> FACTOR =
            Option.real("factor", 0.5, 0.01, 0.99, "what is kept of a batch when memory is short");

    private static final Option<Long> LEAST =
            Option.number("least", 1024, 1, Rows.MOST, "rows below which batches do not shrink");

    @Override
    public String name() {
        return "aimd";
    }

    @Override
    public String summary() {
        return "adds rows while all goes well, halves them when memory is short, as TCP does";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(FIRST, STEP, FACTOR, LEAST, Signal.HIGH);
    }

    @Override
    public Controller open(Options options) {
        return new Capped(new AimdController(
                Math.toIntExact(options.get(FIRST)),
                options.get(STEP),
                options.get(FACTOR),
                Math.toIntExact(options.get(LEAST)),
                options.get(Signal.HIGH)));
    }
}
