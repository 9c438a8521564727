package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.kernel.Observation;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import java.util.List;

/// Batches of always the same number of rows.
public final class FixedProvider implements ControllerProvider {

    private static final Option<Long> SIZE = Option.number("rows", Rows.USUAL, 1, Rows.MOST, "rows a batch");

    @Override
    public String name() {
        return "fixed";
    }

    @Override
    public String summary() {
        return "batches of always the same number of rows";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(SIZE);
    }

    @Override
    public Controller open(Options options) {
        return new Fixed(Math.toIntExact(options.get(SIZE)));
    }

    private record Fixed(int firstRows) implements Controller {
        @Override
        public int nextRows(Observation done) {
            return firstRows;
        }
    }
}
