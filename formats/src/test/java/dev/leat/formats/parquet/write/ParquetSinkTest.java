package dev.leat.formats.parquet.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.Batch;
import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.sink.Output;
import dev.leat.formats.compression.BlockCompression;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.data.Table.Absent;
import dev.leat.tck.fakes.HeapSpill;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ParquetSinkTest {

    @TempDir
    private Path folder;

    private final ArenaBudget budget = new ArenaBudget(256 << 20);

    @ParameterizedTest
    @EnumSource(BlockCompression.class)
    void othersReadEveryTypeInEveryCodec(BlockCompression compression) throws Exception {
        Table rows = Written.rows(Seeds.next("codecs"), 3000);

        Path file = written().file(rows, Written.style(compression), () -> 500);

        assertReadBack(file, rows);
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 10, 3000, 1 << 14, 1 << 20})
    void othersReadPagesOfAnySize(int page) throws Exception {
        Table rows = Written.rows(Seeds.next("pages"), 4000);

        Path file = written().file(rows, Written.sizes(16 << 20, page), () -> 500);

        assertReadBack(file, rows);
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 10, 1 << 15, 1 << 18})
    void othersReadRowGroupsOfAnySize(int rowGroup) throws Exception {
        Table rows = Written.rows(Seeds.next("row groups"), 4000);

        Path file = written().file(rows, Written.sizes(rowGroup, 1 << 13), () -> 500);

        assertReadBack(file, rows);
    }

    @ParameterizedTest
    @EnumSource(NullPattern.class)
    void othersReadNullsInAnyPattern(NullPattern pattern) throws Exception {
        long seed = Seeds.next("nulls");
        Table rows = pattern.in(Written.rowsWithoutNulls(seed, 3000), new Random(seed));

        Path file = written().file(rows, Written.sizes(16 << 20, 1 << 12), () -> 700);

        assertReadBack(file, rows);
    }

    @Test
    void theSameRowsAreTheSameBytesWhateverTheBatches() throws Exception {
        long seed = Seeds.next("batches");
        Table rows = Written.rows(seed, 2500);
        ParquetStyle style = Written.sizes(1 << 16, 1 << 12);
        byte[] expected = Files.readAllBytes(written().file(rows, style));

        var random = new Random(seed);
        for (IntSupplier sizes :
                List.<IntSupplier>of(() -> 1, () -> 2, () -> 7, () -> 1024, () -> 1 + random.nextInt(100))) {
            assertThat(Files.readAllBytes(written().file(rows, style, sizes))).isEqualTo(expected);
        }
    }

    @Test
    void textsOfAnyLengthAreReadBack() throws Exception {
        Schema schema = Schema.of(new Field("a", Type.UTF8), new Field("b", Type.BINARY));
        List<List<Object>> rows = new ArrayList<>();
        for (int length : new int[] {0, 1, 63, 64, 65, 3_000_000, 8, 200_000}) {
            rows.add(List.of("ü".repeat(length), "ff".repeat(length)));
        }
        var table = new Table(schema, rows);

        assertReadBack(written().file(table, Written.sizes(1 << 20, 1 << 16)), table);
    }

    @Test
    void noRowsAreAFileWithItsColumns() throws Exception {
        Table rows = Written.rows(1, 0);

        Path file = written().file(rows, Written.ZSTD);

        assertReadBack(file, rows);
        try (var duck = new DuckDb()) {
            assertThat(duck.texts("describe select * from '" + file + "'"))
                    .hasSize(rows.schema().size());
        }
    }

    @Test
    void littleMemoryMakesSmallRowGroupsAndNoFailure() throws Exception {
        var little = new ArenaBudget(7 << 20);
        Table rows = Written.rows(Seeds.next("little memory"), 20_000);

        Path file = new Written(folder, little).file(rows, Written.sizes(1L << 40, 1 << 20), () -> 1000);

        assertReadBack(file, rows);
        assertThat(WrittenFile.of(file).meta().getRow_groups()).hasSizeGreaterThan(1);
    }

    @Test
    void manyColumnsShareTheMemory() throws Exception {
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            types.addAll(RandomBatches.ALL_TYPES);
        }
        Table rows = RandomBatches.of(Seeds.next("many columns")).table(RandomBatches.schema(types), 2000);

        Path file = new Written(folder, new ArenaBudget(32 << 20)).file(rows, Written.ZSTD, () -> 100);

        assertReadBack(file, rows);
    }

    @Test
    void pagesThatThereIsNoMemoryForWaitInAFile() throws Exception {
        Table rows = Written.rows(Seeds.next("little memory"), 60_000);
        ParquetStyle style = Written.sizes(2 << 20, 1 << 14);
        Path plenty = written().file(rows, style, () -> 1000);
        var little = new ArenaBudget(6 << 20);
        var spill = new HeapSpill(little, Long.MAX_VALUE);

        Path file = new Written(folder, little, spill).file(rows, style, () -> 1000);

        assertThat(Files.mismatch(file, plenty)).isEqualTo(-1);
        assertThat(spill.usage().written()).isPositive();
        assertThat(spill.usage().held()).isZero();
        assertThat(WrittenFile.of(file).meta().getRow_groups()).hasSizeGreaterThan(1);
    }

    @Test
    void aRowGroupEndsWhereOthersHoldTheMemoryAndNothingCanBeSpilled() throws Exception {
        var shared = new ArenaBudget(64 << 20);
        Table rows = Written.rows(Seeds.next("shared memory"), 30_000);
        Path file = folder.resolve("shared.parquet");

        try (var sink = new ParquetSink(
                        new FileOutput(file), rows.schema(), Written.sizes(16 << 20, 1 << 15), shared.environment());
                Arena arena = Arena.ofShared()) {
            Batch batch = rows.batch(arena);
            sink.write(batch);
            try (var _ = shared.lease("another", shared.limit() - shared.used() - (1 << 20))) {
                sink.write(batch);
                sink.write(batch);
            }
            sink.flush();
        }

        assertReadBack(file, rows.and(rows).and(rows));
        assertThat(WrittenFile.of(file).meta().getRow_groups()).hasSizeGreaterThan(1);
    }

    @Test
    void decimalsBecomeTheNearestDoublesWhereTheyNeedNotBeExact() throws Exception {
        var schema = Schema.of(new Field("price", Type.decimal(2)), new Field("volume", new Type.Decimal(128, 8)));
        BigInteger wide = new BigInteger("12345678901234567890123456789");
        var rows = new Table(
                schema,
                List.of(
                        List.of(6183763L, BigInteger.valueOf(-150_000_000)),
                        List.of(Absent.NULL, wide),
                        List.of(-1L, Absent.NULL)));
        var style = new ParquetStyle(BlockCompression.ZSTD, 1 << 20, 1 << 20, false, List.of());

        Path file = written().file(rows, style);

        var doubles = Schema.of(new Field("price", Type.FLOAT64), new Field("volume", Type.FLOAT64));
        assertThat(WrittenFile.of(file).keyValue("leat.schema"))
                .isEqualTo("{\"columns\":[{\"name\":\"price\",\"type\":\"float64\"},"
                        + "{\"name\":\"volume\",\"type\":\"float64\"}]}");
        try (var duck = new DuckDb()) {
            assertThat(duck.rows(file, doubles))
                    .isEqualTo(List.of(
                            List.of(61837.63, -1.5),
                            List.of(Absent.NULL, 1.2345678901234568E+20),
                            List.of(-0.01, Absent.NULL)));
        }
    }

    @Test
    void duckDbSeesTheTypesThatWereMeant() throws Exception {
        Path file = written().file(Written.rows(1, 10), Written.ZSTD);

        try (var duck = new DuckDb()) {
            assertThat(duck.texts("select column_type from (describe select * from '" + file + "')").stream()
                            .map(List::getFirst))
                    .containsExactly(
                            "BOOLEAN",
                            "INTEGER",
                            "BIGINT",
                            "FLOAT",
                            "DOUBLE",
                            "DECIMAL(18,0)",
                            "DECIMAL(18,8)",
                            "DECIMAL(18,18)",
                            "DECIMAL(38,20)",
                            "TIMESTAMP",
                            "TIMESTAMP WITH TIME ZONE",
                            "TIMESTAMP WITH TIME ZONE",
                            "TIMESTAMPTZ_NS",
                            "DATE",
                            "VARCHAR",
                            "BLOB",
                            "VARCHAR");
        }
    }

    @Test
    void tellsWhichRowHasWhatCannotBeStored() {
        assertThatThrownBy(() -> write(Type.decimal(2), 1L, Absent.NULL, 1_000_000_000_000_000_000L))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(":3: column 'x' has a decimal of more than 18 digits");
        assertThatThrownBy(() ->
                        write(new Type.Decimal(128, 0), BigInteger.TEN.pow(38).negate()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(":1: column 'x' has a decimal of more than 38 digits");
        assertThatThrownBy(() -> write(Type.parse("timestamp(s)"), 0L, Long.MIN_VALUE))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(":2: column 'x' has a time in seconds");
        assertThat(budget.used()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void storesTheLargestDecimalsThereAre() throws Exception {
        BigInteger most = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);
        var schema = Schema.of(new Field("a", Type.decimal(0)), new Field("b", new Type.Decimal(128, 0)));
        var rows = new Table(
                schema,
                List.of(
                        List.of(999_999_999_999_999_999L, most),
                        List.of(-999_999_999_999_999_999L, most.negate()),
                        List.of(0L, BigInteger.ONE.shiftLeft(64).negate())));

        assertReadBack(written().file(rows, Written.ZSTD), rows);
    }

    @Test
    void leavesNothingBehindWhereTheOutputFails() throws Exception {
        Table rows = Written.rows(1, 5000);
        var full = new Output() {
            private final FileOutput file = new FileOutput(folder.resolve("full.parquet"));
            private long left = 100_000;

            @Override
            public String name() {
                return file.name();
            }

            @Override
            public void write(MemorySegment bytes) throws IOException {
                left -= bytes.byteSize();
                if (left < 0) {
                    throw new IOException("no space left");
                }
                file.write(bytes);
            }

            @Override
            public void publish() throws IOException {
                file.publish();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };

        assertThatThrownBy(() -> {
                    try (var sink = new ParquetSink(
                                    full, rows.schema(), Written.sizes(1 << 16, 1 << 12), budget.environment());
                            Arena arena = Arena.ofShared()) {
                        sink.write(rows.batch(arena));
                        sink.flush();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("no space left");
        assertThat(folder).isEmptyDirectory();
        assertThat(budget.used()).isZero();
    }

    private void write(Type type, Object... values) throws Exception {
        List<List<Object>> rows = List.of(values).stream().map(List::<Object>of).toList();
        written().file(new Table(Schema.of(new Field("x", type)), rows), Written.ZSTD);
    }

    private Written written() {
        return new Written(folder, budget);
    }

    private static void assertReadBack(Path file, Table rows) throws Exception {
        try (var duck = new DuckDb()) {
            assertSame(duck.rows(file, rows.schema()), rows);
        }
        assertSame(ParquetJava.rows(file, rows.schema()), rows);
    }

    private static void assertSame(List<List<Object>> read, Table rows) {
        assertThat(read).hasSize(rows.rows().size());
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i)).as("row %d", i).isEqualTo(rows.rows().get(i));
        }
    }

    enum NullPattern {
        NONE,
        ALL,
        RUNS,
        EVERY_OTHER,
        ONE,
        ALL_BUT_ONE;

        Table in(Table rows, Random random) {
            List<List<Object>> patterned = new ArrayList<>();
            boolean absent = false;
            int chosen = random.nextInt(rows.rows().size());
            for (int i = 0; i < rows.rows().size(); i++) {
                absent = random.nextInt(100) == 0 ? !absent : absent;
                boolean here = switch (this) {
                    case NONE -> false;
                    case ALL -> true;
                    case RUNS -> absent;
                    case EVERY_OTHER -> i % 2 == 0;
                    case ONE -> i == chosen;
                    case ALL_BUT_ONE -> i != chosen;
                };
                patterned.add(
                        here
                                ? Collections.nCopies(rows.schema().size(), Absent.NULL)
                                : rows.rows().get(i));
            }
            return new Table(rows.schema(), patterned);
        }
    }
}
