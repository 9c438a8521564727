package dev.leat.core.sort;

import dev.leat.api.kernel.Kernel;
import dev.leat.api.kernel.KernelProvider;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import java.util.List;

/// Opens the kernel `sort`.
public final class SortProvider implements KernelProvider {

    static final Option<List<String>> BY =
            Option.list("by", "the columns to sort by, the first before the others, each " + SortColumn.FORM);

    static final Option<Long> LIMIT =
            Option.number("limit", Long.MAX_VALUE, 1, Long.MAX_VALUE, "how many rows are wanted, the first in order");

    @Override
    public String name() {
        return "sort";
    }

    @Override
    public String summary() {
        return "rows in the order of some columns, also where they do not fit into memory";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(BY, LIMIT);
    }

    @Override
    public RowOrder order() {
        return RowOrder.MERGED;
    }

    @Override
    public Kernel open(Options options, Environment environment) {
        List<String> by = options.get(BY);
        if (by.isEmpty()) {
            throw new IllegalArgumentException("sort needs columns to sort by: by=" + SortColumn.FORM + ",...");
        }
        return new SortKernel(by, options.get(LIMIT), environment);
    }
}
