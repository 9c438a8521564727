package dev.leat.bench.jmh;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.simd.Bitmaps;
import dev.leat.api.sink.Output;
import dev.leat.formats.csv.write.CsvSink;
import dev.leat.formats.csv.write.CsvStyle;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// How many rows a second are written as CSV by one thread: the eight columns of a tape of trades, and as many doubles.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class TextWrite {

    private static final int ROWS = 65_536;

    private static final Schema TAPE = Schema.of(
            new Field("symbol", Type.DICTIONARY),
            new Field("agg_trade_id", Type.INT64),
            new Field("price", Type.decimal(8)),
            new Field("quantity", Type.decimal(8)),
            new Field("first_trade_id", Type.INT64),
            new Field("last_trade_id", Type.INT64),
            new Field("timestamp", Type.INT64),
            new Field("is_buyer_maker", Type.BOOL));

    private static final Schema DOUBLES = Schema.of(
            new Field("a", Type.FLOAT64),
            new Field("b", Type.FLOAT64),
            new Field("c", Type.FLOAT64),
            new Field("d", Type.FLOAT64));

    private final Arena arena = Arena.ofShared();
    private final Batch tape = tape();
    private final Batch doubles = doubles();
    private final Nowhere nowhere = new Nowhere();
    private final CsvSink tapeSink = sink(TAPE);
    private final CsvSink doubleSink = sink(DOUBLES);

    private CsvSink sink(Schema schema) {
        try {
            return new CsvSink(nowhere, schema, CsvStyle.PLAIN, new Unbounded());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Batch tape() {
        var random = new Random(1);
        var builder = new BatchBuilder(TAPE, ROWS, arena);
        var words = new BatchBuilder(Schema.of(new Field("word", Type.UTF8)), 1, arena);
        words.values(0).setAtIndex(ValueLayout.JAVA_INT, 1, 7);
        words.bytes(0, 7).setString(0, "BTCUSDT");
        words.rows(1);
        builder.dictionary(0, (Column.Texts) words.build(Origin.NOWHERE).column(0));
        long id = 3_112_341_827L;
        long moment = 1_723_161_256_789L;
        for (int row = 0; row < ROWS; row++) {
            builder.values(0).setAtIndex(ValueLayout.JAVA_INT, row, 0);
            builder.values(1).setAtIndex(ValueLayout.JAVA_LONG, row, id++);
            builder.values(2).setAtIndex(ValueLayout.JAVA_LONG, row, random.nextLong(6_100_000, 6_200_000) * 1_000_000);
            builder.values(3).setAtIndex(ValueLayout.JAVA_LONG, row, random.nextLong(1, 1_000_000) * 1000);
            builder.values(4).setAtIndex(ValueLayout.JAVA_LONG, row, 2 * id);
            builder.values(5).setAtIndex(ValueLayout.JAVA_LONG, row, 2 * id + random.nextInt(5));
            moment += random.nextInt(50);
            builder.values(6).setAtIndex(ValueLayout.JAVA_LONG, row, moment);
            Bitmaps.set(builder.values(7), row, random.nextBoolean());
        }
        builder.rows(ROWS);
        return builder.build(Origin.NOWHERE);
    }

    private Batch doubles() {
        var random = new Random(1);
        var builder = new BatchBuilder(DOUBLES, ROWS, arena);
        for (int row = 0; row < ROWS; row++) {
            builder.values(0).setAtIndex(ValueLayout.JAVA_DOUBLE, row, random.nextInt(1_000_000) / 100.0);
            builder.values(1).setAtIndex(ValueLayout.JAVA_DOUBLE, row, random.nextDouble());
            builder.values(2).setAtIndex(ValueLayout.JAVA_DOUBLE, row, random.nextGaussian() * 1e-9);
            builder.values(3).setAtIndex(ValueLayout.JAVA_DOUBLE, row, random.nextInt(100_000));
        }
        builder.rows(ROWS);
        return builder.build(Origin.NOWHERE);
    }

    @TearDown
    public void close() throws IOException {
        tapeSink.close();
        doubleSink.close();
        arena.close();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long tapeRows() throws IOException, InterruptedException {
        tapeSink.write(tape);
        return tapeSink.bytesWritten();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long rowsOfFourDoubles() throws IOException, InterruptedException {
        doubleSink.write(doubles);
        return doubleSink.bytesWritten();
    }

    private static final class Nowhere implements Output {
        @Override
        public String name() {
            return "nowhere";
        }

        @Override
        public void write(MemorySegment segment) {}

        @Override
        public void publish() {}

        @Override
        public void close() {}
    }

    private static final class Unbounded implements MemoryBudget {
        @Override
        public Arena open(String owner) {
            return Arena.ofShared();
        }

        @Override
        public Lease lease(String owner, long bytes) {
            throw new IllegalStateException("nothing here takes leases: " + owner);
        }

        @Override
        public long used() {
            return 0;
        }

        @Override
        public long limit() {
            return Long.MAX_VALUE;
        }
    }
}
