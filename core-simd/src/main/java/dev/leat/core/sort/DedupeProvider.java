package dev.leat.core.sort;

import dev.leat.api.kernel.Kernel;
import dev.leat.api.kernel.KernelProvider;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import dev.leat.api.state.KeyedStates;
import dev.leat.core.state.HashStateProvider;
import java.util.List;
import java.util.Locale;

/// Opens the kernel `dedupe`.
public final class DedupeProvider implements KernelProvider {

    static final Option<List<String>> BY =
            Option.list("by", "the columns in which rows are the same; all where none is given");

    static final Option<String> KEEP =
            Option.choice("keep", "first", List.of("first", "last"), "which of the rows that are the same stays");

    static final Option<String> STATE = Option.text(
            "state",
            HashStateProvider.NAME,
            "what remembers the keys: memory, or another state that `leat plugins` lists, NAME:key=value,key=value");

    @Override
    public String name() {
        return "dedupe";
    }

    @Override
    public String summary() {
        return "of rows that are the same in some columns one, in the order of the input";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(BY, KEEP, STATE);
    }

    @Override
    public RowOrder order() {
        return RowOrder.OF_LANE;
    }

    @Override
    public Kernel open(Options options, Environment environment) {
        LateRows.Kept kept = LateRows.Kept.valueOf(options.get(KEEP).toUpperCase(Locale.ROOT));
        return new DedupeKernel(options.get(BY), kept, states(options.get(STATE), environment), environment);
    }

    /// That of memory is there also where there are no plugins.
    private static KeyedStates states(String choice, Environment environment) {
        return choice.equals(HashStateProvider.NAME)
                ? HashStateProvider.states(environment.memory())
                : environment.states().of(choice);
    }
}
