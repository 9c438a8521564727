package dev.leat.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.kernel.Kernel;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Table;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MergedKernelContractTest {

    private static final Table INPUT =
            RandomBatches.withoutNulls(1).table(Schema.of(new Field("value", Type.INT64)), 200);

    @Nested
    class AGoodKernel implements MergedKernelContract {
        @Override
        public Subject subject() {
            return new Subject(_ -> new LastValue(), INPUT);
        }
    }

    @Test
    void aKernelThatGoesByWhoComesFirstFails() {
        assertThat(failures(ByArrival::new)).contains("theSameComesOutWhoeverHadWhichRows");
    }

    @Test
    void aKernelThatForgetsTheOtherFails() {
        assertThat(failures(Forgetting::new))
                .contains("theSameComesOutWhoeverHadWhichRows", "kernelsWithoutRowsChangeNothing");
    }

    @Test
    void aKernelThatLeavesItsCountsWhereTheyWereAndTakesThemTooFails() {
        assertThat(failures(CountingTwice::new)).containsExactly("theSameComesOutWhoeverHadWhichRows");
    }

    @Test
    void aKernelThatEmitsBeforeTheEndFails() {
        assertThat(failures(Early::new)).contains("nothingComesOutBeforeTheEnd");
    }

    private static List<String> failures(Supplier<Kernel> broken) {
        MergedKernelContract contract = () -> new KernelContract.Subject(_ -> broken.get(), INPUT);
        return Contracts.failures(MergedKernelContract.class, () -> contract);
    }

    /// The value of the last row, and how many there were.
    private static class LastValue implements Kernel {
        long ordinal = -1;
        long value;
        long rows;

        @Override
        public List<Field> inputs(Schema offered) {
            return List.of(offered.field("value"));
        }

        @Override
        public Schema output(Schema input) {
            return Schema.of(new Field("last", Type.INT64), new Field("rows", Type.INT64));
        }

        @Override
        public void accept(Batch batch, Emitter out) throws IOException, InterruptedException {
            rows += batch.rows();
            int row = batch.rows() - 1;
            later(batch.origin().ordinal(row), ((Column.Longs) batch.column(0)).get(row));
        }

        void later(long otherOrdinal, long otherValue) {
            if (otherOrdinal > ordinal) {
                ordinal = otherOrdinal;
                value = otherValue;
            }
        }

        @Override
        public void merge(Kernel other) {
            LastValue last = (LastValue) other;
            later(last.ordinal, last.value);
            rows += last.rows;
            last.rows = 0;
        }

        @Override
        public void finish(Emitter out) throws IOException, InterruptedException {
            BatchBuilder builder = out.builder(1);
            builder.values(0).set(ValueLayout.JAVA_LONG, 0, value);
            builder.values(1).set(ValueLayout.JAVA_LONG, 0, rows);
            builder.rows(1);
            out.emit(builder);
        }

        @Override
        public void save(DataOutput state) throws IOException {
            state.writeLong(ordinal);
            state.writeLong(value);
            state.writeLong(rows);
        }

        @Override
        public void restore(DataInput state) throws IOException {
            ordinal = state.readLong();
            value = state.readLong();
            rows = state.readLong();
        }

        @Override
        public List<Counter> counters() {
            return List.of(new Counter("rows", rows));
        }

        @Override
        public void close() {}
    }

    private static final class ByArrival extends LastValue {
        @Override
        void later(long otherOrdinal, long otherValue) {
            value = otherValue;
        }
    }

    private static final class Forgetting extends LastValue {
        @Override
        public void merge(Kernel other) {}
    }

    private static final class CountingTwice extends LastValue {
        @Override
        public void merge(Kernel other) {
            long counted = ((LastValue) other).rows;
            super.merge(other);
            ((LastValue) other).rows = counted;
        }
    }

    private static final class Early extends LastValue {
        @Override
        public void accept(Batch batch, Emitter out) throws IOException, InterruptedException {
            super.accept(batch, out);
            finish(out);
        }
    }
}
