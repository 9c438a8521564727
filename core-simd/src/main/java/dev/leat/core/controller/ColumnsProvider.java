package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import java.util.List;

/// Finds the [ColumnsController].
public final class ColumnsProvider implements ControllerProvider {

    private static final Option<Long> FIRST = Rows.first(8192);

    private static final Option<Long> CELLS =
            Option.number("cells", 400_000, 1, 1L << 40, "rows times columns of a batch; later versions had 50000");

    private static final Option<Long> THREADS =
            Option.number("threads", 12, 1, 4096, "below 12, batches are 12/threads times as large");

    @Override
    public String name() {
        return "columns";
    }

    @Override
    public String summary() {
        return "a number of cells a batch, as Polars once did";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(FIRST, CELLS, THREADS);
    }

    @Override
    public Controller open(Options options) {
        return new Capped(
                new ColumnsController(Math.toIntExact(options.get(FIRST)), options.get(CELLS), options.get(THREADS)));
    }
}
