package dev.leat.core.run;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.kernel.Observation;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import java.util.List;
import java.util.Random;

/// A controller that wants another size each time, also such as nobody can want.
record Restless() implements ControllerProvider {

    private static final Option<Long> SEED = Option.number("seed", 1, 0, Integer.MAX_VALUE, "which sizes");

    @Override
    public String name() {
        return "restless";
    }

    @Override
    public String summary() {
        return "sizes at random";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(SEED);
    }

    @Override
    public Controller open(Options options) {
        var random = new Random(options.get(SEED));
        return new Controller() {
            @Override
            public int firstRows() {
                return random.nextInt(200);
            }

            @Override
            public int nextRows(Observation done) {
                // Bits of any number, so that small and large ones are as likely.
                return random.nextInt() >> random.nextInt(32);
            }
        };
    }
}
