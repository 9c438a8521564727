package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.kernel.Observation;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import java.util.List;

/// Batches of always the same number of rows.
public final class FixedProvider implements ControllerProvider {

    /// What a batch asks for where nobody says otherwise: docs/benchmarks.md, "Rows a batch".
    static final int ROWS = 65_536;

    /// The most rows of a batch, of any controller.
    static final int MOST_ROWS = 1 << 24;

    private static final Option<Long> SIZE = Option.number("rows", ROWS, 1, MOST_ROWS, "rows a batch");

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
