package dev.leat.core.run;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.kernel.KernelProvider;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Set;

/// Passes ids on in order, up to one that it says is wrong. Needs a price in each row, if asked to.
record Picky() implements KernelProvider {
    private static final Option<Long> WRONG =
            Option.number("wrong", Long.MAX_VALUE, 0, Long.MAX_VALUE, "the id that is wrong");
    private static final Option<Boolean> PRICED = Option.flag("priced", false, "need a price");

    @Override
    public String name() {
        return "picky";
    }

    @Override
    public String summary() {
        return "finds one id wrong";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(WRONG, PRICED);
    }

    @Override
    public RowOrder order() {
        return RowOrder.OF_LANE;
    }

    @Override
    public Kernel open(Options options, Environment environment) {
        return new PickyKernel(options.get(WRONG), options.get(PRICED));
    }

    private record PickyKernel(long wrong, boolean priced) implements FakePlugins.FakeKernel {
        @Override
        public List<Field> inputs(Schema offered) {
            return priced ? List.of(offered.field("id"), offered.field("price")) : List.of(offered.field("id"));
        }

        @Override
        public Set<String> required() {
            return priced ? Set.of("price") : Set.of();
        }

        @Override
        public Schema output(Schema input) {
            return Schema.of(new Field("id", Type.INT64));
        }

        @Override
        public void accept(Batch batch, Emitter out) throws IOException, InterruptedException {
            Column.Longs ids = (Column.Longs) batch.column(0);
            int row = 0;
            BatchBuilder made = out.builder(batch.rows());
            while (row < batch.rows() && ids.get(row) != wrong) {
                made.values(0).setAtIndex(ValueLayout.JAVA_LONG, row, ids.get(row));
                row++;
            }
            made.rows(row);
            out.emit(made);
            if (row < batch.rows()) {
                throw batch.origin().wrong(row, "wrong");
            }
        }

        @Override
        public void finish(Emitter out) {}
    }
}
