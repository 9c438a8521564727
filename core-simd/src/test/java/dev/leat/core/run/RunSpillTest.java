package dev.leat.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.kernel.KernelProvider;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import dev.leat.api.source.Position;
import dev.leat.api.spill.BatchReader;
import dev.leat.api.spill.BatchWriter;
import dev.leat.api.spill.Spill;
import dev.leat.api.spill.SpillExceededException;
import dev.leat.api.spill.SpillProvider;
import dev.leat.api.spill.SpilledBytes;
import dev.leat.core.Engine;
import dev.leat.core.Pipeline;
import dev.leat.core.PipelineException;
import dev.leat.core.Plugins;
import dev.leat.core.Settings;
import dev.leat.core.Summary;
import dev.leat.tck.fakes.HeapSpill;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class RunSpillTest {

    private static final Settings SETTINGS = new Settings("64MB", 2, "scalar", "fixed:rows=100");
    private static final Tape TAPE = Tape.of(3000, 400);

    private final Collected out = new Collected();
    private final List<Watched> spills = new ArrayList<>();

    @Test
    void aKernelSpillsAndReadsBackWhatItWants() throws Exception {
        Summary summary = run(SETTINGS, plugins());

        assertThat(out.rows)
                .isEqualTo(LongStream.range(0, 3000).mapToObj(String::valueOf).toList());
        assertThat(summary.spilled()).isGreaterThan(3000 * 8);
        assertThat(summary.peakSpilled()).isEqualTo(summary.spilled());
    }

    @Test
    void theSummaryTellsOfItsOwnRunAlone() throws Exception {
        try (Engine engine = Engine.open(SETTINGS, plugins())) {
            Summary first = engine.run(pipeline());
            Summary second = engine.run(pipeline());

            assertThat(second.spilled()).isEqualTo(first.spilled());
        }
    }

    @Test
    void theSpillIsOpenedWithItsOptionsAndClosedWithTheEngine() throws Exception {
        run(SETTINGS.withSpill("cap", "1000000"), plugins());

        assertThat(spills).hasSize(1);
        assertThat(spills.getFirst().closed()).containsExactly(true);
    }

    @Test
    void whereNothingMoreCanBeSpilledTheRunFails() {
        assertThatThrownBy(() -> run(SETTINGS.withSpill("cap", "1000"), plugins()))
                .isInstanceOfSatisfying(
                        PipelineException.class,
                        failed -> assertThat(failed.stage()).isEqualTo(PipelineException.Stage.KERNEL))
                .hasCauseInstanceOf(SpillExceededException.class)
                .hasMessageContaining("--max-temp");
        assertThat(spills.getFirst().usage().held()).isZero();
        assertThat(out.flushed).isFalse();
    }

    @Test
    void withoutAPluginForItThereIsNoSpilling() {
        Plugins all = plugins();
        var without =
                new Plugins(all.sources(), all.stores(), all.formats(), all.kernels(), all.controllers(), all.sinks());

        assertThatThrownBy(() -> run(SETTINGS, without))
                .hasCauseInstanceOf(SpillExceededException.class)
                .hasMessageContaining("no plugin");
    }

    @Test
    void optionsThatItDoesNotKnowAreRefused() {
        assertThatThrownBy(() -> run(SETTINGS.withSpill("colour", "red"), plugins()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no option 'colour' of heap in [cap]");
    }

    private Summary run(Settings settings, Plugins plugins) throws InterruptedException {
        try (Engine engine = Engine.open(settings, plugins)) {
            Summary summary = engine.run(pipeline());
            assertThat(engine.environment().spill().usage().held()).isZero();
            return summary;
        }
    }

    private Pipeline pipeline() {
        return Pipeline.from("tape:").through("late").select(List.of("id")).to(new Pipeline.Target.Given(out::columns));
    }

    private Plugins plugins() {
        Plugins fakes = FakePlugins.around(TAPE);
        return new Plugins(
                fakes.sources(),
                fakes.stores(),
                fakes.formats(),
                List.of(new Late()),
                fakes.controllers(),
                fakes.sinks(),
                List.of(new HeapSpills(spills)),
                List.of());
    }

    private record Watched(Spill spill, List<Boolean> closed) implements Spill {
        @Override
        public SpilledBytes open(String owner) throws IOException, InterruptedException {
            return spill.open(owner);
        }

        @Override
        public List<Path> folders() {
            return spill.folders();
        }

        @Override
        public Usage usage() {
            return spill.usage();
        }

        @Override
        public void close() throws IOException {
            closed.add(true);
            spill.close();
        }
    }

    private record HeapSpills(List<Watched> opened) implements SpillProvider {
        private static final Option<Long> CAP = Option.number("cap", 1 << 20, 0, 1 << 30, "how much");

        @Override
        public String name() {
            return "heap";
        }

        @Override
        public String summary() {
            return "spills to the heap";
        }

        @Override
        public List<Option<?>> options() {
            return List.of(CAP);
        }

        @Override
        public Spill open(Options options, Environment environment) {
            var spill = new Watched(new HeapSpill(environment.memory(), options.get(CAP)), new ArrayList<>());
            opened.add(spill);
            return spill;
        }
    }

    /// Passes all rows on at the end.
    private record Late() implements KernelProvider {
        @Override
        public String name() {
            return "late";
        }

        @Override
        public String summary() {
            return "all rows at the end";
        }

        @Override
        public RowOrder order() {
            return RowOrder.OF_LANE;
        }

        @Override
        public Kernel open(Options options, Environment environment) {
            return new LateKernel(environment);
        }
    }

    private static final class LateKernel implements FakePlugins.FakeKernel {
        private final Environment environment;
        private final List<SpilledBytes> files = new ArrayList<>();
        private final List<BatchWriter> writers = new ArrayList<>();
        private Schema schema = new Schema(List.of());

        LateKernel(Environment environment) {
            this.environment = environment;
        }

        @Override
        public List<Field> inputs(Schema offered) {
            return offered.fields();
        }

        @Override
        public Schema output(Schema input) {
            schema = input;
            return input;
        }

        @Override
        public void accept(Batch batch, Emitter out) throws IOException, InterruptedException {
            if (files.isEmpty()) {
                files.add(environment.spill().open("late rows"));
                writers.add(new BatchWriter(files.getFirst(), schema, environment.memory()));
            }
            writers.getFirst().append(batch);
        }

        @Override
        public void finish(Emitter out) throws IOException, InterruptedException {
            SpilledBytes file = files.getFirst();
            file.flush();
            try (var reader = new BatchReader(schema, file.open(), Position.START, environment.memory())) {
                while (true) {
                    BatchBuilder builder = out.builder(77);
                    if (!reader.read(builder)) {
                        return;
                    }
                    out.emit(builder);
                }
            }
        }

        @Override
        public void close() {
            try {
                writers.forEach(BatchWriter::close);
                for (SpilledBytes file : files) {
                    file.close();
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
