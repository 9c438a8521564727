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
import dev.leat.api.plugin.Options;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// Passes ids on in order though they come in none: shows any row lost, doubled or numbered wrongly.
///
/// @param watch is told of each kernel that takes rows, while it does
record Gathers(Consumer<Kernel> watch) implements KernelProvider {

    @Override
    public String name() {
        return "gathers";
    }

    @Override
    public String summary() {
        return "all ids in order";
    }

    @Override
    public RowOrder order() {
        return RowOrder.MERGED;
    }

    @Override
    public Kernel open(Options options, Environment environment) {
        return new GatheringKernel(watch);
    }

    private static final class GatheringKernel implements FakePlugins.FakeKernel {
        private final Consumer<Kernel> watch;
        private List<Row> rows = new ArrayList<>();

        GatheringKernel(Consumer<Kernel> watch) {
            this.watch = watch;
        }

        @Override
        public List<Field> inputs(Schema offered) {
            return List.of(offered.field("id"));
        }

        @Override
        public Schema output(Schema input) {
            return Schema.of(new Field("id", Type.INT64), new Field("ordinal", Type.INT64));
        }

        @Override
        public void accept(Batch batch, Emitter out) {
            watch.accept(this);
            Column.Longs ids = (Column.Longs) batch.column(0);
            for (int row = 0; row < batch.rows(); row++) {
                rows.add(new Row(batch.origin().ordinal(row), ids.get(row)));
            }
        }

        @Override
        public void merge(Kernel other) {
            rows.addAll(((GatheringKernel) other).rows);
            ((GatheringKernel) other).rows = List.of();
        }

        @Override
        public void finish(Emitter out) throws IOException, InterruptedException {
            rows.sort(Comparator.comparingLong(Row::ordinal));
            for (int from = 0; from < rows.size(); from += 100) {
                List<Row> some = rows.subList(from, Math.min(rows.size(), from + 100));
                BatchBuilder made = out.builder(some.size());
                for (int row = 0; row < some.size(); row++) {
                    made.values(0)
                            .setAtIndex(
                                    ValueLayout.JAVA_LONG, row, some.get(row).id());
                    made.values(1)
                            .setAtIndex(
                                    ValueLayout.JAVA_LONG, row, some.get(row).ordinal());
                }
                made.rows(some.size());
                out.emit(made);
            }
        }

        @Override
        public List<Counter> counters() {
            return List.of(new Counter("gathered", rows.size()));
        }
    }

    private record Row(long ordinal, long id) {}
}
