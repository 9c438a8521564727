package dev.leat.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.KernelMode;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Table;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KernelContractTest {

    private static final Table INPUT =
            RandomBatches.of(1).table(Schema.of(new Field("other", Type.UTF8), new Field("value", Type.INT64)), 200);

    @Nested
    class AGoodKernel implements KernelContract {
        @Override
        public Subject subject() {
            return new Subject(_ -> new CountingKernel(), INPUT);
        }
    }

    @Test
    void aKernelThatKeepsTheBatchFails() {
        assertThat(failures(_ -> new KeepingTheBatch())).contains("theSameComesOutWhateverTheBatches");
    }

    @Test
    void aKernelThatDependsOnHowRowsAreCutFails() {
        assertThat(failures(_ -> new EmittingAtEdges())).contains("theSameComesOutWhateverTheBatches");
    }

    @Test
    void aKernelThatCountsBatchesFails() {
        assertThat(failures(_ -> new CountingBatches())).contains("theSameIsCountedWhateverTheBatches");
    }

    @Test
    void aKernelThatForgetsStateFails() {
        assertThat(failures(_ -> new Forgetting())).containsExactly("anotherKernelGoesOnFromWhatWasSavedAtAnyRow");
    }

    @Test
    void aKernelWhoseVectorsDifferFails() {
        assertThat(failures(environment ->
                        environment.kernels() == KernelMode.VECTOR ? new UnlikeScalar() : new CountingKernel()))
                .containsExactly("vectorsGiveWhatTheScalarLoopsGive");
    }

    @Test
    void aKernelThatLeaksFails() {
        assertThat(failures(environment -> {
                    environment.memory().open("leak").allocate(1);
                    return new CountingKernel();
                }))
                .containsExactly("whatItHoldsIsGivenBack");
    }

    @Test
    void aKernelThatAsksForColumnsThatAreNotThereFails() {
        assertThat(failures(_ -> new NotLooking())).containsExactly("columnsThatAreMissingAreRefused");
    }

    private static List<String> failures(Function<Environment, Kernel> broken) {
        KernelContract contract = () -> new KernelContract.Subject(broken, INPUT);
        return Contracts.failures(KernelContract.class, () -> contract);
    }

    private static final class KeepingTheBatch extends CountingKernel {
        private Column.Longs last = new Column.Longs(0, Column.NO_NULLS, Column.NO_NULLS);

        @Override
        public void accept(Batch batch, Emitter out) throws IOException, InterruptedException {
            if (last.rows() > 0) {
                sum += last.get(0);
            }
            super.accept(batch, out);
            last = (Column.Longs) batch.column(0);
        }
    }

    private static final class EmittingAtEdges extends CountingKernel {
        @Override
        public void accept(Batch batch, Emitter out) throws IOException, InterruptedException {
            super.accept(batch, out);
            finish(out);
        }
    }

    private static final class CountingBatches extends CountingKernel {
        private long batches;

        @Override
        public void accept(Batch batch, Emitter out) throws IOException, InterruptedException {
            batches++;
            super.accept(batch, out);
        }

        @Override
        public List<Counter> counters() {
            return List.of(new Counter("batches", batches));
        }
    }

    private static final class Forgetting extends CountingKernel {
        @Override
        public void restore(DataInput state) throws IOException {
            super.restore(state);
            pending = 0;
        }
    }

    private static final class UnlikeScalar extends CountingKernel {
        @Override
        void emitSum(Emitter out) throws IOException, InterruptedException {
            sum++;
            super.emitSum(out);
        }
    }

    private static final class NotLooking extends CountingKernel {
        @Override
        public List<Field> inputs(Schema offered) {
            return List.of(new Field("value", Type.INT64));
        }
    }
}
