package dev.leat.tck;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.kernel.Kernel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Sums every three values, as kernels go: a good one, of which the bad ones are made.
class CountingKernel implements Kernel {

    static final Schema OUTPUT = Schema.of(new Field("sum", Type.INT64));

    long sum;
    int pending;
    long rows;

    @Override
    public List<Field> inputs(Schema offered) {
        offered.index("value");
        return List.of(new Field("value", Type.INT64));
    }

    @Override
    public Schema output(Schema input) {
        return OUTPUT;
    }

    @Override
    public void accept(Batch batch, Emitter out) throws IOException, InterruptedException {
        Column.Longs values = (Column.Longs) batch.column(0);
        for (int row = 0; row < batch.rows(); row++) {
            rows++;
            sum += values.isNull(row) ? 0 : values.get(row);
            if (++pending == 3) {
                emitSum(out);
            }
        }
    }

    void emitSum(Emitter out) throws IOException, InterruptedException {
        BatchBuilder builder = out.builder(1);
        builder.values(0).set(ValueLayout.JAVA_LONG, 0, sum);
        builder.rows(1);
        out.emit(builder);
        sum = 0;
        pending = 0;
    }

    @Override
    public void finish(Emitter out) throws IOException, InterruptedException {
        if (pending > 0) {
            emitSum(out);
        }
    }

    @Override
    public void save(DataOutput state) throws IOException {
        state.writeLong(sum);
        state.writeInt(pending);
        state.writeLong(rows);
    }

    @Override
    public void restore(DataInput state) throws IOException {
        sum = state.readLong();
        pending = state.readInt();
        rows = state.readLong();
    }

    @Override
    public List<Counter> counters() {
        return List.of(new Counter("rows", rows));
    }

    @Override
    public void close() {}
}
