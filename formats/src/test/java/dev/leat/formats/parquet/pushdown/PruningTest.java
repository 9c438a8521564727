package dev.leat.formats.parquet.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Field;
import dev.leat.api.data.Predicate;
import dev.leat.api.data.Predicate.Comparison;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.formats.parquet.metadata.Bounds;
import dev.leat.formats.parquet.metadata.Leaf;
import dev.leat.formats.parquet.metadata.Meaning;
import dev.leat.formats.parquet.metadata.Physical;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What bounds rule out, and which of them are not believed.
final class PruningTest {

    private static final Column LONGS = column(Physical.INT64, 8, new Meaning.Plain(), Type.INT64);
    private static final Column REALS = column(Physical.DOUBLE, 8, new Meaning.Plain(), Type.FLOAT64);
    private static final Column TEXTS = column(Physical.BYTES, 0, new Meaning.Text(), Type.UTF8);

    @Test
    void boundsRuleOutWhatIsBeyondThem() throws Exception {
        Bounds bounds = bounds(longs(10), longs(20), 0);

        assertThat(possible(LONGS, bounds, Comparison.EQUAL, "9")).isFalse();
        assertThat(possible(LONGS, bounds, Comparison.EQUAL, "10")).isTrue();
        assertThat(possible(LONGS, bounds, Comparison.GREATER, "20")).isFalse();
        assertThat(possible(LONGS, bounds, Comparison.GREATER_OR_EQUAL, "20")).isTrue();
        assertThat(possible(LONGS, bounds, Comparison.LESS, "10")).isFalse();
        assertThat(possible(LONGS, bounds, Comparison.NOT_EQUAL, "10")).isTrue();
    }

    @Test
    void boundsOfTheWrongLengthAreNotBelieved() throws Exception {
        for (ByteBuffer wrong : new ByteBuffer[] {ints(15), ByteBuffer.allocate(0), ByteBuffer.allocate(9)}) {
            assertThat(possible(LONGS, bounds(wrong, wrong, 0), Comparison.EQUAL, "99"))
                    .isTrue();
            assertThat(possible(REALS, bounds(wrong, wrong, 0), Comparison.EQUAL, "99"))
                    .isTrue();
        }
    }

    @Test
    void boundsInTheWrongOrderAreNotBelieved() throws Exception {
        assertThat(possible(LONGS, bounds(longs(20), longs(10), 0), Comparison.EQUAL, "99"))
                .isTrue();
        assertThat(possible(REALS, bounds(reals(2), reals(1), 0), Comparison.EQUAL, "99"))
                .isTrue();
        assertThat(possible(TEXTS, bounds(text("b"), text("a"), 0), Comparison.EQUAL, "z"))
                .isTrue();
    }

    @Test
    void boundsThatAreNoNumbersAreNotBelieved() throws Exception {
        assertThat(possible(REALS, bounds(reals(Double.NaN), reals(3), 0), Comparison.LESS, "1"))
                .isTrue();
        assertThat(possible(REALS, bounds(reals(1), reals(Double.NaN), 0), Comparison.GREATER, "9"))
                .isTrue();
    }

    @Test
    void whatIsNoNumberIsLargerThanAllBounds() throws Exception {
        assertThat(possible(REALS, bounds(reals(1), reals(2), -1), Comparison.GREATER, "3"))
                .isTrue();
        assertThat(possible(REALS, bounds(reals(1), reals(2), 5), Comparison.GREATER, "3"))
                .isTrue();
        assertThat(possible(REALS, bounds(reals(1), reals(2), 0), Comparison.GREATER, "3"))
                .isFalse();
        assertThat(possible(REALS, bounds(reals(1), reals(2), -1), Comparison.EQUAL, "3"))
                .isFalse();
    }

    @Test
    void zerosAreEqualWhateverTheirSigns() throws Exception {
        assertThat(possible(REALS, bounds(reals(0.0), reals(1), 0), Comparison.EQUAL, "-0.0"))
                .isTrue();
        assertThat(possible(REALS, bounds(reals(-1), reals(-0.0), 0), Comparison.GREATER_OR_EQUAL, "0"))
                .isTrue();
        assertThat(possible(REALS, bounds(reals(-1), reals(-0.0), 0), Comparison.GREATER, "0"))
                .isFalse();
    }

    /// Of 'aaab…' to 'zzzy…', three bytes are left, the last of the upper bound one higher.
    @Test
    void boundsOfTextsMayBeCutOff() throws Exception {
        Bounds bounds = bounds(text("aaa"), text("zz{"), 0);

        assertThat(possible(TEXTS, bounds, Comparison.EQUAL, "zzzyx")).isTrue();
        assertThat(possible(TEXTS, bounds, Comparison.EQUAL, "aaa")).isTrue();
        assertThat(possible(TEXTS, bounds, Comparison.LESS, "aaab")).isTrue();
        assertThat(possible(TEXTS, bounds, Comparison.EQUAL, "zz|")).isFalse();
        assertThat(possible(TEXTS, bounds(text("a"), text("a"), 0), Comparison.NOT_EQUAL, "a"))
                .isTrue();
    }

    @Test
    void textsCompareByTheirBytesAsNumbersWithoutASign() throws Exception {
        Bounds bounds = bounds(text("a"), text("ü"), 0);

        assertThat(possible(TEXTS, bounds, Comparison.EQUAL, "z")).isTrue();
        assertThat(possible(TEXTS, bounds, Comparison.GREATER, "日")).isFalse();
    }

    @Test
    void numbersWithoutASignAreLargeWhereTheirFirstBitIsSet() throws Exception {
        Column column = column(Physical.INT32, 4, new Meaning.Unsigned(32), Type.INT64);
        Bounds bounds = bounds(ints(5), ints(-1), 0);

        assertThat(possible(column, bounds, Comparison.EQUAL, "4294967295")).isTrue();
        assertThat(possible(column, bounds, Comparison.EQUAL, "4294967296")).isFalse();
        assertThat(possible(column, bounds, Comparison.EQUAL, "-1")).isFalse();
    }

    @Test
    void boundsOfFewerBitsThanAreStoredAreBelievedWithinThemOnly() throws Exception {
        for (int bits : new int[] {8, 16}) {
            Column column = column(Physical.INT32, 4, new Meaning.Unsigned(bits), Type.INT32);

            assertThat(possible(column, bounds(ints(5), ints(200), 0), Comparison.EQUAL, "201"))
                    .isFalse();
            assertThat(possible(column, bounds(ints(5), ints(200), 0), Comparison.EQUAL, "200"))
                    .isTrue();
            // A sign was copied into the bits above, here or in the pages.
            assertThat(possible(column, bounds(ints(5), ints(-56), 0), Comparison.EQUAL, "-56"))
                    .isTrue();
            assertThat(possible(column, bounds(ints(-100), ints(-56), 0), Comparison.EQUAL, "-60"))
                    .isTrue();
            assertThat(possible(column, bounds(ints(-100), ints(-56), 0), Comparison.EQUAL, "200"))
                    .isTrue();
            assertThat(possible(column, bounds(ints(5), ints(1 << bits), 0), Comparison.EQUAL, "-1"))
                    .isTrue();
        }
    }

    @Test
    void valuesOfFewerBitsThanAreStoredAreHashedAsTheyAreDelivered() {
        Column column = column(Physical.INT32, 4, new Meaning.Unsigned(8), Type.INT32);

        assertThat(StoredValues.equalTo("-56", column).orElseThrow().plain())
                .containsExactly(new byte[] {-56, -1, -1, -1});
        assertThat(StoredValues.equalTo("200", column).orElseThrow().plain())
                .containsExactly(new byte[] {-56, 0, 0, 0});
    }

    @Test
    void decimalsOfAnyWidthAreLookedForWithinReason() {
        for (int width : new int[] {300_000_000, 536_870_912, Integer.MAX_VALUE}) {
            Column column = column(Physical.FIXED, width, new Meaning.Decimal(10, 2), new Type.Decimal(64, 2));

            assertThat(StoredValues.equalTo("1.5", column)).isEmpty();
        }
        Column column = column(Physical.FIXED, 5, new Meaning.Decimal(10, 2), new Type.Decimal(64, 2));
        assertThat(StoredValues.equalTo("-1.5", column).orElseThrow().plain())
                .containsExactly(new byte[] {-1, -1, -1, -1, 106});
        assertThat(StoredValues.equalTo("99999999999999", column).orElseThrow().plain())
                .isEmpty();
    }

    @Test
    void literalsMayHaveZerosBeforeTheirExponents() throws Exception {
        Bounds bounds = bounds(longs(10), longs(20), 0);

        assertThat(possible(LONGS, bounds, Comparison.EQUAL, "1e000000000")).isFalse();
        assertThat(possible(LONGS, bounds, Comparison.EQUAL, "1e0000000000000001"))
                .isTrue();
    }

    @Test
    void aLiteralIsReadOnce() throws Exception {
        var literal = new Sought("12345.5", REALS);

        assertThat(literal.hashes().orElseThrow()).isSameAs(literal.hashes().orElseThrow());
        assertThat(literal.number().orElseThrow()).isSameAs(literal.number().orElseThrow());
    }

    @Test
    void secondsAreComparedWithTheMillisecondsThatAreStored() throws Exception {
        Column column = column(
                Physical.INT64,
                8,
                new Meaning.Moment(TimeUnit.MILLIS, true),
                new Type.Timestamp(TimeUnit.SECONDS, "Europe/Rome"));
        Bounds bounds = bounds(longs(1_700_000_000_000L), longs(1_700_000_009_000L), 0);

        assertThat(possible(column, bounds, Comparison.EQUAL, "1700000009")).isTrue();
        assertThat(possible(column, bounds, Comparison.EQUAL, "1700000010")).isFalse();
        assertThat(possible(column, bounds, Comparison.EQUAL, "2023-11-14T23:13:25"))
                .isTrue();
        assertThat(possible(column, bounds, Comparison.EQUAL, "2023-11-14T22:13:25"))
                .isFalse();
    }

    @Test
    void rowsWithoutAValueMeetNoComparison() throws Exception {
        assertThat(possible(LONGS, Bounds.unknown(100, 100), Comparison.NOT_EQUAL, "1"))
                .isFalse();
        assertThat(possible(LONGS, Bounds.unknown(99, 100), Comparison.NOT_EQUAL, "1"))
                .isTrue();
        assertThat(possible(LONGS, Bounds.unknown(-1, 100), Comparison.NOT_EQUAL, "1"))
                .isTrue();
    }

    private static boolean possible(Column column, Bounds bounds, Comparison comparison, String literal)
            throws Exception {
        var where = new Predicate.Compare("c", comparison, literal);
        return new Pruning(where, Map.of("c", column)).possible(_ -> bounds);
    }

    private static Column column(Physical physical, int width, Meaning meaning, Type type) {
        return new Column(new Leaf("c", 0, physical, width, meaning, 1, true, ""), new Field("c", type));
    }

    private static Bounds bounds(ByteBuffer least, ByteBuffer most, long nans) {
        return new Bounds(true, least, most, 0, nans, 100);
    }

    private static ByteBuffer ints(int value) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, value);
    }

    private static ByteBuffer longs(long value) {
        return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value);
    }

    private static ByteBuffer reals(double value) {
        return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(0, value);
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
