package dev.leat.formats.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.leat.api.data.Field;
import dev.leat.api.data.Predicate;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.formats.arrow.ArrowJavaFile.Column;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.data.Table.Absent;
import dev.leat.tck.memory.ArenaBudget;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What arrow-java writes is read.
final class ReadsArrowJavaTest {

    @ParameterizedTest
    @EnumSource(
            value = CodecType.class,
            names = {"NO_COMPRESSION", "LZ4_FRAME", "ZSTD"})
    void everyTypeIsReadAsArrowJavaWroteIt(CodecType codec) throws Exception {
        long seed = Seeds.next("ReadsArrowJavaTest");
        for (boolean file : List.of(true, false)) {
            var random = new Random(seed);
            var java = new ArrowJavaFile(ArrowJavaFile.ALL, codec, file);
            List<List<Object>> expected = new ArrayList<>();
            for (int rows : List.of(100, 0, 1, 777)) {
                expected.addAll(java.batch(random, rows));
            }
            byte[] bytes = java.end();

            for (int size : List.of(1000, 64, 13)) {
                Table found = Arrow.rows(bytes, new ArenaBudget(64 << 20), () -> size);

                assertThat(found.schema().names())
                        .isEqualTo(ArrowJavaFile.ALL.stream().map(Column::name).toList());
                for (int row = 0; row < expected.size(); row++) {
                    assertThat(found.rows().get(row))
                            .as("seed %d, %s, file %s, batches of %d, row %d", seed, codec, file, size, row)
                            .isEqualTo(expected.get(row));
                }
                assertThat(found.rows()).hasSameSizeAs(expected);
            }
        }
    }

    @Test
    void columnsOfOtherTypesAreErrorsOnlyWhereTheyAreSelected() throws Exception {
        byte[] bytes = ArrowJavaFile.nested();
        try (Source source = Arrow.open(bytes, new ArenaBudget(64 << 20).environment())) {
            assertThat(source.schema().names()).containsExactly("before", "s.x", "s.t", "after");
            assertThat(Arrow.rows(bytes, new ArenaBudget(64 << 20), () -> 2).rows())
                    .containsExactly(
                            List.of(1, 10, "one", 100L),
                            List.of(2, Absent.NULL, Absent.NULL, 200L),
                            List.of(3, 30, Absent.NULL, 300L));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> source.splits(
                            new Scan(List.of(new Field("list", Type.INT32)), Predicate.ALL, Scan.Digits.REFUSE)))
                    .withMessage("cannot read column 'list': it is a list, and only columns of one plain value a row"
                            + " can be read");
        }
    }

    @Test
    void dictionariesGrowAndAreReplacedInStreams() throws Exception {
        byte[] bytes = ArrowJavaFile.dictionaries();

        for (int size : List.of(1, 2, 100)) {
            assertThat(Arrow.rows(bytes, new ArenaBudget(64 << 20), () -> size).rows())
                    .containsExactly(
                            List.of("a"),
                            List.of("b"),
                            List.of(Absent.NULL),
                            List.of("a"),
                            List.of("c"),
                            List.of("d"),
                            List.of("x"),
                            List.of("y"));
        }
    }

    @Test
    void numbersAreConvertedOrTheirRowsRejected() throws Exception {
        var random = new Random(1);
        var column = new Column(
                "d",
                ArrowJavaFile.floating(64),
                (_, i) -> List.of(0.5, 1.25, Double.NaN, 3.0).get(i % 4));
        var java = new ArrowJavaFile(List.of(column), CodecType.NO_COMPRESSION, true);
        java.batch(random, 4);
        byte[] bytes = java.end();

        Table found = Arrow.rows(bytes, List.of(new Field("d", Type.decimal(2))), Scan.Digits.REFUSE);

        assertThat(found.rows()).containsExactly(List.of(50L), List.of(125L), List.of(300L));
    }

    @Test
    void wideDecimalsThatFitAreReadAndTheirRowsRejectedWhereNot() throws Exception {
        List<BigInteger> values = List.of(BigInteger.TEN.pow(37), BigInteger.TEN.pow(60), BigInteger.ONE.negate());
        var column = new Column("w", ArrowJavaFile.decimal(76, 4, 256), (_, i) -> new BigDecimal(values.get(i), 4));
        var java = new ArrowJavaFile(List.of(column), CodecType.NO_COMPRESSION, true);
        java.batch(new Random(1), 3);

        Table found = Arrow.rows(java.end(), new ArenaBudget(64 << 20), () -> 100);

        assertThat(found.schema().field(0).type()).isEqualTo(new Type.Decimal(128, 4));
        assertThat(found.rows()).containsExactly(List.of(values.get(0)), List.of(values.get(2)));
    }

    @Test
    void typesAreThoseThatStandForWhatIsStored() throws Exception {
        var java = new ArrowJavaFile(ArrowJavaFile.ALL, CodecType.NO_COMPRESSION, true);
        try (Source source = Arrow.open(java.end(), new ArenaBudget(64 << 20).environment())) {
            assertThat(source.schema().field("uint64").type()).isEqualTo(new Type.Decimal(128, 0));
            assertThat(source.schema().field("uint32").type()).isEqualTo(Type.INT64);
            assertThat(source.schema().field("int8").type()).isEqualTo(Type.INT32);
            assertThat(source.schema().field("decimal9").type()).isEqualTo(Type.decimal(3));
            assertThat(source.schema().field("decimal30").type()).isEqualTo(new Type.Decimal(128, 10));
            assertThat(source.schema().field("utc").type()).isEqualTo(new Type.Timestamp(TimeUnit.MICROS, "Z"));
            assertThat(source.schema().field("rome").type())
                    .isEqualTo(new Type.Timestamp(TimeUnit.NANOS, "Europe/Rome"));
            assertThat(source.schema().field("uuid").type()).isEqualTo(Type.BINARY);
        }
    }
}
