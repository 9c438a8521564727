package dev.leat.core.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.spill.SpillExceededException;
import dev.leat.tck.data.Table;
import dev.leat.tck.data.Table.Absent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AggregateTest {

    private static final Schema TRADES = Schema.of(
            new Field("symbol", Type.UTF8),
            new Field("timestamp", new Type.Timestamp(TimeUnit.MILLIS, "")),
            new Field("price", Type.decimal(2)),
            new Field("quantity", Type.INT64));

    private static final Table ROWS = new Table(
            TRADES,
            List.of(
                    List.of("ETH", 999L, 200_00L, 1L),
                    List.of("BTC", 1000L, 100_00L, 2L),
                    List.of("ETH", 1500L, 201_00L, 3L),
                    List.of("BTC", 1999L, 103_00L, 4L),
                    List.of("BTC", 2000L, 99_00L, 5L)));

    @Test
    void barsOfTimesAreGroups() throws Exception {
        Table bars = AggregateRun.of("o=first(price), h=max(price), l=min(price), c=last(price), v=sum(quantity)")
                .by("symbol")
                .with("every", "1s")
                .over(ROWS);

        assertThat(bars.schema().fields())
                .startsWith(TRADES.field("timestamp"), TRADES.field("symbol"), new Field("o", Type.decimal(2)));
        assertThat(bars.rows())
                .containsExactly(
                        List.of(0L, "ETH", 200_00L, 200_00L, 200_00L, 200_00L, 1L),
                        List.of(1000L, "BTC", 100_00L, 103_00L, 100_00L, 103_00L, 6L),
                        List.of(1000L, "ETH", 201_00L, 201_00L, 201_00L, 201_00L, 3L),
                        List.of(2000L, "BTC", 99_00L, 99_00L, 99_00L, 99_00L, 5L));
    }

    @ParameterizedTest
    @CsvSource({
        "symbol,   count(),     16_000_000",
        "symbol,   count(),     256_000_000",
        "quantity, max(symbol), 16_000_000",
        "quantity, max(symbol), 256_000_000"
    })
    void textsThatAreTooLongAreWrongWhateverMemoryThereIs(String by, String agg, String memory) {
        var rows = new Table(TRADES, List.of(List.of("x".repeat(1 << 24), 999L, 200_00L, 1L)));
        AggregateRun run = AggregateRun.of("v=" + agg).by(by).memory(Long.parseLong(memory.replace("_", "")));

        assertThatThrownBy(() -> run.over(rows))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "a text of 16777216 bytes: texts to group by, and those that first, last, min and"
                                + " max keep, have 16777215 bytes at most");
        assertThat(run.held()).isZero();
    }

    @Test
    void timesBeforeTheEpochBeginAtTheirStartToo() throws Exception {
        Table rows = times(Type.INT64, -1L, -1000L, -1001L, Long.MIN_VALUE);

        assertThat(AggregateRun.of("n=count()").with("every", "1s").over(rows).rows())
                .containsExactly(
                        List.of(Long.MIN_VALUE, 1L), List.of(-1001L, 1L), List.of(-1000L, 1L), List.of(-1L, 1L));
    }

    @Test
    void bareNumbersAreTimesInTheUnitThatTheirSizeShows() throws Exception {
        Table rows = times(Type.INT64, 1_723_161_255_342L, 1_723_161_255_999L, 1_723_161_255L);

        assertThat(AggregateRun.of("n=count()").with("every", "1s").over(rows).rows())
                .containsExactly(List.of(1_723_161_255L, 1L), List.of(1_723_161_255_000L, 2L));
    }

    @Test
    void theFirstMomentStandsForATimeThatStartsBetweenTwo() throws Exception {
        Table seconds = times(Type.INT64, -2L, -1L, 0L, 1L, 2L, 3L, 4L);
        Table millis = times(Type.INT64, 1_723_161_255_342L, 1_723_161_255_343L, 1_723_161_255_342L);

        assertThat(AggregateRun.of("n=count()")
                        .with("every", "1500ms")
                        .over(seconds)
                        .rows())
                .containsExactly(List.of(-3L, 1L), List.of(-1L, 1L), List.of(0L, 2L), List.of(2L, 1L), List.of(3L, 2L));
        assertThat(AggregateRun.of("n=count()")
                        .with("every", "1us")
                        .over(millis)
                        .rows())
                .containsExactly(List.of(1_723_161_255_342L, 2L), List.of(1_723_161_255_343L, 1L));
    }

    @Test
    void rowsWithoutATimeAreAGroupOfTheirOwn() throws Exception {
        Table rows = times(Type.INT64, 1_723_161_255_342L, Absent.NULL, 1_723_161_255_399L, Absent.NULL);

        assertThat(AggregateRun.of("n=count()")
                        .with("every", "100ms")
                        .over(rows)
                        .rows())
                .containsExactly(List.of(Absent.NULL, 2L), List.of(1_723_161_255_300L, 2L));
    }

    @Test
    void rowsWithoutKeysAreOneGroupEvenIfThereAreNone() throws Exception {
        AggregateRun run = AggregateRun.of("n=count(), v=sum(quantity), first(symbol)");

        assertThat(run.over(ROWS).rows()).containsExactly(List.of(5L, 15L, "ETH"));
        assertThat(run.over(ROWS.slice(0, 0)).rows()).containsExactly(List.of(0L, Absent.NULL, Absent.NULL));
        assertThat(AggregateRun.of("n=count()")
                        .by("symbol")
                        .over(ROWS.slice(0, 0))
                        .rows())
                .isEmpty();
    }

    @Test
    void nullsAreAGroupAndCountForNothing() throws Exception {
        var schema = Schema.of(new Field("k", Type.INT32), new Field("v", Type.FLOAT64));
        var rows = new Table(
                schema,
                List.of(
                        List.of(Absent.NULL, 1.5),
                        List.of(0, Absent.NULL),
                        List.of(Absent.NULL, Absent.NULL),
                        List.of(0, Absent.NULL)));

        assertThat(AggregateRun.of("count(), count(v), sum(v), avg(v), min(v), first(v), last(v), stddev(v)")
                        .by("k")
                        .over(rows)
                        .rows())
                .containsExactly(
                        List.of(Absent.NULL, 2L, 1L, 1.5, 1.5, 1.5, 1.5, Absent.NULL, Absent.NULL),
                        List.of(
                                0,
                                2L,
                                0L,
                                Absent.NULL,
                                Absent.NULL,
                                Absent.NULL,
                                Absent.NULL,
                                Absent.NULL,
                                Absent.NULL));
    }

    @Test
    void differentValuesAreCountedAboutRight() throws Exception {
        for (int distinct : new int[] {1, 10, 100, 1000, 100_000}) {
            List<List<Object>> rows = new ArrayList<>();
            for (int i = 0; i < 2 * distinct; i++) {
                rows.add(List.of("v" + i % distinct, i % distinct - 0.5));
            }
            var input = new Table(Schema.of(new Field("t", Type.UTF8), new Field("r", Type.FLOAT64)), rows);

            List<Object> counts = AggregateRun.of("approx_distinct(t), approx_distinct(r)")
                    .kernels(2)
                    .over(input)
                    .rows()
                    .getFirst();

            for (Object count : counts) {
                assertThat((Long) count).isCloseTo(distinct, within(distinct * 5L / 100));
            }
        }
    }

    @Test
    void emptyTextsZerosAndNaNsAreValuesAndNullsAreNone() throws Exception {
        var schema = Schema.of(new Field("t", Type.UTF8), new Field("r", Type.FLOAT64));
        var rows = new Table(
                schema,
                List.of(
                        List.of("", 0.0),
                        List.of("", -0.0),
                        List.of(Absent.NULL, Double.NaN),
                        List.of("a", Absent.NULL)));

        assertThat(AggregateRun.of("approx_distinct(t), approx_distinct(r)")
                        .over(rows)
                        .rows())
                .containsExactly(List.of(2L, 2L));
        assertThat(AggregateRun.of("approx_distinct(t)").over(rows.slice(2, 3)).rows())
                .containsExactly(List.of(0L));
    }

    @Test
    void quantilesAreValuesThatThereAre() throws Exception {
        var schema = Schema.of(new Field("k", Type.INT32), new Field("v", Type.FLOAT64));
        List<List<Object>> rows = new ArrayList<>(List.of(List.of(2, Absent.NULL)));
        for (double value : new double[] {4, 1, Double.NaN, 2, 2}) {
            rows.add(List.of(1, value));
        }

        assertThat(AggregateRun.of("a=quantile(v, 0), b=quantile(v, 0.2), c=quantile(v, 0.21), d=quantile(v, 0.8),"
                                + " e=quantile(v, 1)")
                        .by("k")
                        .over(new Table(schema, rows))
                        .rows())
                .containsExactly(
                        List.of(1, 1.0, 1.0, 2.0, 4.0, Double.NaN),
                        List.of(2, Absent.NULL, Absent.NULL, Absent.NULL, Absent.NULL, Absent.NULL));
    }

    @Test
    void quantilesOfMoreValuesThanFitAreExactToo() throws Exception {
        Table rows = distinct(200_000);
        AggregateRun run = AggregateRun.of("q=quantile(k, 0.25), n=count()")
                .memory(10 << 20)
                .kernels(2);

        assertThat(run.over(rows).rows()).containsExactly(List.of(49_999L, 200_000L));
        assertThat(run.counted("groups spilled")).isPositive();
        assertThat(run.held()).isZero();
    }

    @Test
    void sumsAreExactWhateverComesFirst() throws Exception {
        var schema = Schema.of(new Field("i", Type.INT64), new Field("d", Type.decimal(0)));
        var rows = new Table(
                schema,
                List.of(
                        List.of(Long.MAX_VALUE, Long.MAX_VALUE),
                        List.of(Long.MAX_VALUE, Long.MAX_VALUE),
                        List.of(-Long.MAX_VALUE, 1L)));

        assertThat(AggregateRun.of("sum(i), sum(d)").over(rows).rows())
                .containsExactly(
                        List.of(Long.MAX_VALUE, BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE)));
    }

    @Test
    void aSumThatHasNoPlaceInItsTypeSaysWhere() {
        var schema = Schema.of(new Field("k", Type.UTF8), new Field("i", Type.INT64));
        var rows = new Table(
                schema, List.of(List.of("a", 1L), List.of("b", Long.MAX_VALUE), List.of("b", Long.MAX_VALUE)));

        assertThatThrownBy(() -> AggregateRun.of("s=sum(i)").by("k").over(rows))
                .isInstanceOf(DataException.class)
                .hasMessage("the group k=b: 's' is 18446744073709551614, and int64 ends at 9223372036854775807");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sume(price); no function 'sume' in [approx_distinct, avg, count, first, last, max, min, quantile,"
                        + " stddev, sum, var, wavg]",
                "sum(pric); no column 'pric' in [symbol, timestamp, price, quantity]",
                "sum(symbol); 'sum(symbol)' is of numbers, and column 'symbol' is utf8",
                "sum(); 'sum()' has to be sum(COLUMN)",
                "wavg(price); 'wavg(price)' has to be wavg(COLUMN, WEIGHT)",
                "count(), count(); two columns are named 'count'",
                "quantile(price, 1.5); 'quantile(price, 1.5)' has to be quantile(COLUMN, SHARE), with a share from 0"
                        + " to 1",
                "quantile(price, half); has to be quantile(COLUMN, SHARE)",
                "quantile(price, 1e-999999999); has to be quantile(COLUMN, SHARE)",
                "quantile(price); has to be quantile(COLUMN, SHARE)",
                "sum price; option aggregate.agg has to be NAME=FUNCTION(COLUMN, ...)"
            })
    void whatCannotBeIsRefused(String agg, String problem) {
        assertThatThrownBy(() -> AggregateRun.of(agg).over(ROWS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void timesThatTheColumnCannotTellAreRefused() {
        assertThatThrownBy(() -> AggregateRun.of("count()").with("every", "1us").over(ROWS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("times are in ms, and every=1000ns is not a whole number of them");
        assertThatThrownBy(() -> AggregateRun.of("count()")
                        .with("every", "1s")
                        .with("time", "price")
                        .over(ROWS))
                .hasMessage("column 'price' is decimal(2), and 'every' needs one of times");
        assertThatThrownBy(() -> AggregateRun.of("count()").with("every", "1s").over(ROWS.select(List.of("price"))))
                .hasMessageContaining("say which is: time=NAME");
    }

    @Test
    void manyDistinctKeysAreSpilledAndComeOutInOrder() throws Exception {
        Table rows = distinct(200_000);
        AggregateRun run =
                AggregateRun.of("n=count(), last(k)").by("k").memory(10 << 20).kernels(2);

        Table groups = run.over(rows);

        assertThat(groups.rows()).hasSize(200_000);
        for (int i = 0; i < 200_000; i++) {
            assertThat(groups.rows().get(i)).isEqualTo(List.of((long) i, 1L, (long) i));
        }
        assertThat(run.counted("groups spilled")).isGreaterThan(50_000);
        assertThat(run.counted("groups")).isEqualTo(200_000);
        assertThat(run.peak()).isLessThanOrEqualTo(10 << 20);
    }

    @Test
    void longTextsAreKeysToo() throws Exception {
        var schema = Schema.of(new Field("k", Type.UTF8), new Field("v", Type.INT64));
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            rows.add(List.of("x".repeat(60 << 10) + i % 300, (long) i));
        }
        var input = new Table(schema, rows);

        Table roomy = AggregateRun.of("sum(v), first(k)").by("k").batches(50).over(input);
        AggregateRun tight =
                AggregateRun.of("sum(v), first(k)").by("k").batches(50).memory(24 << 20);

        assertThat(tight.over(input)).isEqualTo(roomy);
        assertThat(tight.counted("groups spilled")).isPositive();
        assertThat(roomy.rows()).hasSize(300);
    }

    @Test
    void whereNothingMoreCanBeSpilledNothingIsLeftBehind() {
        AggregateRun run = AggregateRun.of("n=count()").by("k").memory(8 << 20).spill(1 << 20);

        assertThatThrownBy(() -> run.over(distinct(200_000))).isInstanceOf(SpillExceededException.class);
        assertThat(run.held()).isZero();
    }

    @Test
    void withoutSpillingMemoryIsTheLimit() throws Exception {
        AggregateRun roomy = AggregateRun.of("n=count()").by("k").spill(AggregateRun.NO_SPILL);
        AggregateRun tight =
                AggregateRun.of("n=count()").by("k").memory(8 << 20).spill(AggregateRun.NO_SPILL);

        assertThat(roomy.over(distinct(200_000)).rows()).hasSize(200_000);
        assertThatThrownBy(() -> tight.over(distinct(200_000)))
                .isInstanceOf(SpillExceededException.class)
                .hasMessageContaining("no plugin")
                .satisfies(thrown -> assertThat(thrown.getSuppressed()[0]).isInstanceOf(MemoryExceededException.class));
        assertThat(tight.held()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 256", "1, 12", "3, 256"})
    void rowsThatComeInOrderMoreThanOnceAreTheSameGroups(int threads, int megabytes) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        for (int turn = 0; turn < 3; turn++) {
            for (int i = 0; i < 40_000; i++) {
                rows.add(List.of((long) i, (i * 7L) % 3, (long) turn));
            }
        }
        var schema = Schema.of(new Field("k", Type.INT64), new Field("j", Type.INT64), new Field("v", Type.INT64));

        AggregateRun run = AggregateRun.of("n=count(), first(v), last(v)")
                .by("k,j")
                .kernels(threads)
                .memory((long) megabytes << 20);
        Table groups = run.over(new Table(schema, rows));

        assertThat(groups.rows()).hasSize(40_000);
        for (int i = 0; i < 40_000; i++) {
            assertThat(groups.rows().get(i)).isEqualTo(List.of((long) i, (i * 7L) % 3, 3L, 0L, 2L));
        }
        assertThat(run.held()).isZero();
    }

    @Test
    void ofSeveralSumsThatHaveNoPlaceTheFirstIsTold() {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            rows.add(List.of((long) i, i % 20_000 == 11_111 ? Long.MAX_VALUE : 0L));
            rows.add(List.of((long) i, 1L));
        }
        var input = new Table(Schema.of(new Field("k", Type.INT64), new Field("v", Type.INT64)), rows);

        assertThatThrownBy(() -> AggregateRun.of("s=sum(v)").by("k").kernels(3).over(input))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("the group k=11111: 's' is 9223372036854775808");
    }

    @Test
    void messagesNameGroupsByValuesAsPeopleKnowThem() {
        assertThat(problem(Type.decimal(2), 123456L)).startsWith("the group k=1234.56: ");
        assertThat(problem(Type.DATE, 19723)).startsWith("the group k=2024-01-01: ");
        assertThat(problem(Type.BOOL, true)).startsWith("the group k=true: ");
        assertThat(problem(new Type.Timestamp(TimeUnit.MILLIS, ""), 1_723_161_255_342L))
                .startsWith("the group k=2024-08-08T23:54:15.342Z: ");
        assertThat(problem(new Type.Timestamp(TimeUnit.SECONDS, ""), Long.MAX_VALUE))
                .isEqualTo("the group k=9223372036854775807s: 's' is -18446744073709551616,"
                        + " and int64 ends at -9223372036854775808");
    }

    private static String problem(Type type, Object key) {
        var rows = new Table(
                Schema.of(new Field("k", type), new Field("v", Type.INT64)),
                List.of(List.of(key, Long.MIN_VALUE), List.of(key, Long.MIN_VALUE)));
        return String.valueOf(
                catchThrowable(() -> AggregateRun.of("s=sum(v)").by("k").over(rows))
                        .getMessage());
    }

    private static Table distinct(int rows) {
        List<List<Object>> values = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            values.add(List.of(i * 7919L % rows));
        }
        return new Table(Schema.of(new Field("k", Type.INT64)), values);
    }

    private static Table times(Type type, Object... times) {
        List<List<Object>> rows = new ArrayList<>();
        for (Object time : times) {
            rows.add(List.of(time));
        }
        return new Table(Schema.of(new Field("time", type)), rows);
    }
}
