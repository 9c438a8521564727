package dev.leat.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.Field;
import dev.leat.api.data.Predicate;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.plugin.Environment;
import dev.leat.api.sink.Sink;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Format;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Store.Existing;
import dev.leat.tck.data.Cuts;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.fakes.MemoryStore;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every format keeps: what it writes, it reads.
public interface FormatContract {

    /// Opens the format, always with the same options.
    Format open(Environment environment);

    /// The types that it can write, and reads again when asked for them.
    default List<Type> types() {
        return RandomBatches.ALL_TYPES;
    }

    /// What a value comes back as, where the format cannot tell it from another: an empty text and a null, say.
    default Object readBack(Type type, Object value) {
        return value;
    }

    @Test
    default void whatIsWrittenIsReadWhateverTheBatches() throws Exception {
        long seed = Seeds.next("FormatContract");
        Table rows = RandomBatches.of(seed).table(RandomBatches.schema(types()), 500);

        for (int size : List.of(1, 7, 64, 500)) {
            assertThat(roundTrip(rows, size).rows())
                    .as("seed %d, batches of %d rows", seed, size)
                    .isEqualTo(expected(rows).rows());
        }
    }

    @Test
    default void eachTypeAloneIsReadAsItWasWritten() throws Exception {
        long seed = Seeds.next("FormatContract");
        for (Type type : types()) {
            Table rows = RandomBatches.of(seed).table(RandomBatches.schema(List.of(type)), 1000);

            assertThat(roundTrip(rows, 64).rows())
                    .as("seed %d, %s", seed, type)
                    .isEqualTo(expected(rows).rows());
        }
    }

    @Test
    default void noRowsAreNoRows() throws Exception {
        var empty = new Table(RandomBatches.schema(types()), List.of());

        assertThat(roundTrip(empty, 10).rows()).isEmpty();
    }

    @Test
    default void blobsAreReadOneAfterTheOther() throws Exception {
        long seed = Seeds.next("FormatContract");
        Table rows = RandomBatches.of(seed).table(RandomBatches.schema(types()), 60);
        var budget = new ArenaBudget(256 << 20);
        var store = new MemoryStore(budget);
        Format format = open(budget.environment());
        write(format, store, "memory:/one", rows.slice(0, 20), 64);
        write(format, store, "memory:/two", rows.slice(20, 60), 64);
        List<Blob> blobs = List.of(
                store.list(URI.create("memory:/one")).getFirst(),
                store.list(URI.create("memory:/two")).getFirst());

        try (Source source = format.source(store, blobs)) {
            assertThat(LaneReading.rows(source, scan(rows.schema()), Cuts.all(16))
                            .rows())
                    .as("seed %d", seed)
                    .isEqualTo(expected(rows).rows());
        }
    }

    @Test
    default void nothingIsLeftOfWhatWasNotFlushed() throws Exception {
        Table rows = RandomBatches.of(1).table(RandomBatches.schema(types()), 100);
        var budget = new ArenaBudget(256 << 20);
        var store = new MemoryStore(budget);
        URI uri = URI.create("memory:/a");

        try (Sink sink = open(budget.environment()).sink(store.write(uri, Existing.KEEP), rows.schema());
                Arena arena = Arena.ofShared()) {
            sink.write(rows.batch(arena));
        }

        assertThatThrownBy(() -> store.list(uri)).isInstanceOf(NoSuchFileException.class);
        assertThat(budget.used()).isZero();
    }

    @Test
    default void whatWasOpenedIsGivenBack() throws Exception {
        var budget = new ArenaBudget(256 << 20);

        roundTrip(RandomBatches.of(1).table(RandomBatches.schema(types()), 100), 10, budget);

        assertThat(budget.used()).isZero();
    }

    private Table roundTrip(Table rows, int size) throws IOException, InterruptedException {
        return roundTrip(rows, size, new ArenaBudget(256 << 20));
    }

    private Table roundTrip(Table rows, int size, ArenaBudget budget) throws IOException, InterruptedException {
        var store = new MemoryStore(budget);
        Format format = open(budget.environment());
        write(format, store, "memory:/a", rows, size);
        try (Source source = format.source(store, store.list(URI.create("memory:/a")))) {
            assertThat(source.schema().names()).isEqualTo(rows.schema().names());
            return LaneReading.rows(source, scan(rows.schema()), Cuts.all(size));
        }
    }

    private Table expected(Table rows) {
        Schema schema = rows.schema();
        return new Table(
                schema, rows.rows().stream().map(row -> readBack(schema, row)).toList());
    }

    private List<Object> readBack(Schema schema, List<Object> row) {
        Object[] values = row.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = readBack(schema.field(i).type(), values[i]);
        }
        return List.of(values);
    }

    private static void write(Format format, MemoryStore store, String uri, Table rows, int size)
            throws IOException, InterruptedException {
        try (Sink sink = format.sink(store.write(URI.create(uri), Existing.KEEP), rows.schema())) {
            for (int from = 0; from < rows.rows().size(); from += size) {
                try (Arena arena = Arena.ofShared()) {
                    sink.write(rows.slice(from, Math.min(rows.rows().size(), from + size))
                            .batch(arena));
                }
            }
            sink.flush();
        }
    }

    private static Scan scan(Schema schema) {
        List<Field> columns = schema.fields();
        return new Scan(columns, Predicate.ALL, Scan.Digits.REFUSE);
    }
}
