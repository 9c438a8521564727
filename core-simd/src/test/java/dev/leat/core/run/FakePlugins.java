package dev.leat.core.run;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.kernel.KernelProvider;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import dev.leat.api.source.Source;
import dev.leat.api.source.SourceProvider;
import dev.leat.core.Plugins;
import dev.leat.core.sink.NullSinkProvider;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// A source that is given, some kernels, and the engine's own controllers and sink.
final class FakePlugins {

    private FakePlugins() {}

    static Plugins around(Source source, KernelProvider... more) {
        List<KernelProvider> kernels = new ArrayList<>(
                List.of(new Sums(), new Doubles(), new FirstRows(), new Turned(), new Hoards(), new Picky()));
        kernels.addAll(List.of(more));
        return new Plugins(
                List.of(new Given(source)),
                List.of(),
                List.of(),
                kernels,
                controllers(),
                List.of(new NullSinkProvider()));
    }

    private static List<ControllerProvider> controllers() {
        List<ControllerProvider> all = new ArrayList<>(Plugins.find().controllers());
        all.add(new Restless());
        return all;
    }

    private record Given(Source source) implements SourceProvider {
        @Override
        public String name() {
            return "tape";
        }

        @Override
        public String summary() {
            return "a source that a test made";
        }

        @Override
        public Source open(URI uri, Options options, Environment environment) {
            return source;
        }
    }

    /// Adds up all ids so far: shows any change of order, and rows lost or doubled.
    private record Sums() implements KernelProvider {
        static final Option<Boolean> LAST = Option.flag("last", false, "emit one row, at the end");

        @Override
        public String name() {
            return "sums";
        }

        @Override
        public String summary() {
            return "running sums of id";
        }

        @Override
        public List<Option<?>> options() {
            return List.of(LAST);
        }

        @Override
        public RowOrder order() {
            return RowOrder.OF_LANE;
        }

        @Override
        public Kernel open(Options options, Environment environment) {
            return new SumKernel(options.get(LAST));
        }
    }

    private static final class SumKernel implements FakeKernel {
        private final boolean last;
        private long sum;

        SumKernel(boolean last) {
            this.last = last;
        }

        @Override
        public List<Field> inputs(Schema offered) {
            return List.of(offered.field("id"));
        }

        @Override
        public Schema output(Schema input) {
            return Schema.of(new Field("id", Type.INT64), new Field("sum", Type.INT64));
        }

        @Override
        public void accept(Batch batch, Emitter out) throws IOException, InterruptedException {
            Column.Longs ids = (Column.Longs) batch.column(0);
            BatchBuilder made = out.builder(batch.rows());
            for (int row = 0; row < batch.rows(); row++) {
                sum = sum * 31 + ids.get(row);
                made.values(0).setAtIndex(ValueLayout.JAVA_LONG, row, ids.get(row));
                made.values(1).setAtIndex(ValueLayout.JAVA_LONG, row, sum);
            }
            made.rows(batch.rows());
            if (!last) {
                out.emit(made);
            }
        }

        @Override
        public void finish(Emitter out) throws IOException, InterruptedException {
            if (last) {
                BatchBuilder made = out.builder(1);
                made.values(0).setAtIndex(ValueLayout.JAVA_LONG, 0, -1);
                made.values(1).setAtIndex(ValueLayout.JAVA_LONG, 0, sum);
                made.rows(1);
                out.emit(made);
            }
        }

        @Override
        public List<Counter> counters() {
            return List.of(new Counter("sum", sum));
        }
    }

    /// Doubles every id, row by row.
    private record Doubles() implements KernelProvider {
        @Override
        public String name() {
            return "doubles";
        }

        @Override
        public String summary() {
            return "twice the id";
        }

        @Override
        public RowOrder order() {
            return RowOrder.ANY;
        }

        @Override
        public Kernel open(Options options, Environment environment) {
            return new FakeKernel() {
                @Override
                public List<Field> inputs(Schema offered) {
                    return List.of(offered.field("id"));
                }

                @Override
                public Schema output(Schema input) {
                    return input;
                }

                @Override
                public void accept(Batch batch, Emitter out) throws IOException, InterruptedException {
                    BatchBuilder made = out.builder(batch.rows());
                    for (int row = 0; row < batch.rows(); row++) {
                        long id = ((Column.Longs) batch.column(0)).get(row);
                        made.values(0).setAtIndex(ValueLayout.JAVA_LONG, row, 2 * id);
                    }
                    made.rows(batch.rows());
                    out.emit(made);
                }

                @Override
                public void finish(Emitter out) {}
            };
        }
    }

    /// Passes rows on until it has seen id 9.
    private record FirstRows() implements KernelProvider {
        @Override
        public String name() {
            return "until9";
        }

        @Override
        public String summary() {
            return "rows up to id 9";
        }

        @Override
        public RowOrder order() {
            return RowOrder.OF_LANE;
        }

        @Override
        public Kernel open(Options options, Environment environment) {
            return new FakeKernel() {
                private boolean seen;

                @Override
                public List<Field> inputs(Schema offered) {
                    return List.of(offered.field("id"));
                }

                @Override
                public Schema output(Schema input) {
                    return input;
                }

                @Override
                public void accept(Batch batch, Emitter out) throws IOException, InterruptedException {
                    out.pass(batch);
                    Column.Longs ids = (Column.Longs) batch.column(0);
                    seen = ids.get(batch.rows() - 1) >= 9;
                }

                @Override
                public boolean satisfied() {
                    return seen;
                }

                @Override
                public void finish(Emitter out) {}
            };
        }
    }

    /// Wants columns in another order and type than they are offered, and passes them on.
    private record Turned() implements KernelProvider {
        @Override
        public String name() {
            return "turned";
        }

        @Override
        public String summary() {
            return "price, symbol and id";
        }

        @Override
        public RowOrder order() {
            return RowOrder.OF_LANE;
        }

        @Override
        public Kernel open(Options options, Environment environment) {
            return new FakeKernel() {
                @Override
                public List<Field> inputs(Schema offered) {
                    return List.of(new Field("price", Type.decimal(8)), offered.field("symbol"), offered.field("id"));
                }

                @Override
                public Schema output(Schema input) {
                    return input;
                }

                @Override
                public void accept(Batch batch, Emitter out) throws IOException, InterruptedException {
                    out.pass(batch);
                }

                @Override
                public void finish(Emitter out) {}
            };
        }
    }

    /// Passes rows on, and takes 4 MB when it has seen some.
    private record Hoards() implements KernelProvider {
        @Override
        public String name() {
            return "hoards";
        }

        @Override
        public String summary() {
            return "holds memory";
        }

        @Override
        public RowOrder order() {
            return RowOrder.OF_LANE;
        }

        @Override
        public Kernel open(Options options, Environment environment) {
            return new HoardKernel(environment.memory().open("hoard"));
        }
    }

    private static final class HoardKernel implements FakeKernel {
        private final Arena arena;
        private long rows;

        HoardKernel(Arena arena) {
            this.arena = arena;
        }

        @Override
        public List<Field> inputs(Schema offered) {
            return offered.fields();
        }

        @Override
        public Schema output(Schema input) {
            return input;
        }

        @Override
        public void accept(Batch batch, Emitter out) throws IOException, InterruptedException {
            out.pass(batch);
            boolean few = rows < 20_000;
            rows += batch.rows();
            if (few && rows >= 20_000) {
                arena.allocate(4_000_000);
            }
        }

        @Override
        public void finish(Emitter out) {}

        @Override
        public void close() {
            arena.close();
        }
    }

    interface FakeKernel extends Kernel {
        @Override
        default void save(DataOutput state) {}

        @Override
        default void restore(DataInput state) {}

        @Override
        default void close() {}
    }
}
