package dev.leat.core.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BinsTest {

    @Test
    void sumsAreTheSameBitsInAnyOrderAndHoweverTheyAreCombined() {
        long seed = Seeds.next("BinsTest");
        var random = new Random(seed);
        for (int turn = 0; turn < 500; turn++) {
            List<Double> values = values(random);
            double expected = sum(values, 1, random);
            Collections.shuffle(values, random);

            double again = sum(values, 1 + random.nextInt(5), random);

            assertThat(Double.doubleToLongBits(again))
                    .as("seed %d, turn %d", seed, turn)
                    .isEqualTo(Double.doubleToLongBits(expected));
        }
    }

    @Test
    void eachValueLosesLessThanATinyPartOfTheLargest() {
        long seed = Seeds.next("BinsTest");
        var random = new Random(seed);
        for (int turn = 0; turn < 500; turn++) {
            List<Double> values = values(random);
            values.removeIf(value -> !Double.isFinite(value));
            BigDecimal exact = values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
            double largest = values.stream().mapToDouble(Math::abs).max().orElse(0);

            double sum = sum(values, 1, random);

            if (!Double.isFinite(sum)) {
                assertThat(exact.doubleValue()).isEqualTo(sum);
                continue;
            }
            double lost = exact.subtract(new BigDecimal(sum)).abs().doubleValue();
            double rounding = Math.ulp(exact.doubleValue()) / 2;
            assertThat(lost)
                    .as("seed %d, turn %d, %s", seed, turn, values)
                    .isLessThanOrEqualTo(rounding + values.size() * Math.scalb(largest, -78));
        }
    }

    @Test
    void whatIsNotFiniteIsAsInIeee754() {
        assertThat(sum(1.0, Double.NaN)).isNaN();
        assertThat(sum(1.0, Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(sum(Double.NEGATIVE_INFINITY, 1e308)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(sum(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)).isNaN();
        assertThat(sum(Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(sum(Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE)).isEqualTo(Double.MAX_VALUE);
        assertThat(sum(Double.MIN_VALUE, Double.MIN_VALUE)).isEqualTo(2 * Double.MIN_VALUE);
        assertThat(sum(0.1, -0.1, 0.0, -0.0)).isZero();
        assertThat(sum()).isZero();
    }

    @Test
    void theVarianceOfOneValueManyTimesIsNothing() throws Exception {
        long seed = Seeds.next("BinsTest");
        var random = new Random(seed);
        var schema = Schema.of(new Field("x", Type.FLOAT64));
        for (int turn = 0; turn < 50; turn++) {
            double value = random.nextGaussian() * Math.scalb(1.0, random.nextInt(200) - 100);
            var rows = new Table(schema, Collections.nCopies(1 + random.nextInt(40), List.of(value)));

            List<Object> group =
                    AggregateRun.of("n=count(), var(x)").over(rows).rows().getFirst();

            assertThat(group.getLast())
                    .as("seed %d, %s", seed, value)
                    .isEqualTo(rows.rows().size() == 1 ? Table.Absent.NULL : (Object) 0.0);
        }
    }

    @Test
    void manyLargeWordsAreNotLost() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Bins.FOUR.bytes(), 8);
            Bins.FOUR.add(state, 0, 1.5);
            // 2^36 times 1.5.
            for (int i = 0; i < 36; i++) {
                MemorySegment same = arena.allocate(Bins.FOUR.bytes(), 8).copyFrom(state);
                Bins.FOUR.combine(state, 0, same, 0);
            }

            assertThat(Bins.FOUR.real(state, 0)).isEqualTo(1.5 * (1L << 36));
        }
    }

    private static double sum(Double... values) {
        return sum(List.of(values), 1, new Random(0));
    }

    private static double sum(List<Double> values, int parts, Random random) {
        try (Arena arena = Arena.ofConfined()) {
            List<MemorySegment> states = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                states.add(arena.allocate(Bins.FOUR.bytes(), 8));
            }
            for (double value : values) {
                Bins.FOUR.add(states.get(random.nextInt(parts)), 0, value);
            }
            for (MemorySegment other : states.subList(1, parts)) {
                Bins.FOUR.combine(states.getFirst(), 0, other, 0);
            }
            return Bins.FOUR.real(states.getFirst(), 0);
        }
    }

    /// Of like magnitudes, of any, or so that they nearly cancel.
    private static List<Double> values(Random random) {
        List<Double> values = new ArrayList<>();
        int kind = random.nextInt(4);
        int count = 1 + random.nextInt(200);
        for (int i = 0; i < count; i++) {
            double value = switch (kind) {
                case 0 -> 60_000 + random.nextDouble();
                case 1 -> Double.longBitsToDouble(random.nextLong());
                case 2 -> random.nextGaussian() * Math.scalb(1.0, random.nextInt(200) - 100);
                default -> Math.scalb(random.nextDouble() - 0.5, -1040 + random.nextInt(40));
            };
            values.add(value);
            if (random.nextInt(3) == 0) {
                values.add(-value);
            }
        }
        return values;
    }
}
