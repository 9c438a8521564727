package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.plugin.ByteSize;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import java.util.List;

/// Finds the [ByteTargetController].
public final class ByteTargetProvider implements ControllerProvider {

    private static final Option<Long> FIRST = Rows.first(8192);

    private static final Option<ByteSize> TARGET =
            Option.size("target", ByteSize.mebibytes(4), "bytes a batch, in and out");

    private static final Option<Long> LEAST = Option.number("least", 10, 1, Rows.MOST, "the fewest rows");

    private static final Option<Long> MOST = Option.number("most", Rows.MOST, 1, Rows.MOST, "the most rows");

    @Override
    public String name() {
        return "byte-target";
    }

    @Override
    public String summary() {
        return "a number of bytes a batch";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(FIRST, TARGET, LEAST, MOST);
    }

    @Override
    public Controller open(Options options) {
        long least = options.get(LEAST);
        long most = options.get(MOST);
        if (least > most) {
            throw new IllegalArgumentException(
                    "option byte-target.least has to be at most byte-target.most, not " + least + " above " + most);
        }
        return new Capped(new ByteTargetController(
                Math.toIntExact(options.get(FIRST)), options.get(TARGET).bytes(), least, most));
    }
}
