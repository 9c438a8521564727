package dev.leat.core.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WideTest {

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    WideTest() {
        System.out.println("seed " + seed);
    }

    @Test
    void becomesTheNearestDouble() {
        for (int i = 0; i < 200_000; i++) {
            BigInteger value = value();

            double nearest = Wide.toDouble(high(value), value.longValue());

            assertThat(nearest).isEqualTo(new BigDecimal(value).doubleValue());
        }
    }

    @Test
    void becomesTheNearestDoubleWhereTwoAreAsNear() {
        BigInteger half = BigInteger.ONE.shiftLeft(60).add(BigInteger.ONE.shiftLeft(7));
        for (int shift = 0; shift < 66; shift++) {
            for (long off = -1; off <= 1; off++) {
                BigInteger value = half.shiftLeft(shift).add(BigInteger.valueOf(off));

                assertThat(Wide.toDouble(high(value), value.longValue()))
                        .isEqualTo(new BigDecimal(value).doubleValue());
                assertThat(Wide.toDouble(high(value.negate()), value.negate().longValue()))
                        .isEqualTo(-new BigDecimal(value).doubleValue());
            }
        }
    }

    @Test
    void dividesTowardsZero() {
        for (int i = 0; i < 200_000; i++) {
            BigInteger value = value();
            BigInteger divisor = value().shiftRight(random.nextInt(127));
            if (divisor.signum() == 0) {
                continue;
            }
            BigInteger quotient = value.divide(divisor);

            if (quotient.compareTo(LARGEST) > 0 || quotient.compareTo(SMALLEST) < 0) {
                assertThatThrownBy(() -> divide(value, divisor)).isInstanceOf(ArithmeticException.class);
            } else {
                assertThat(divide(value, divisor)).isEqualTo(quotient.longValueExact());
            }
        }
    }

    @Test
    void refusesASumOver128Bits() {
        var sum = new Wide();
        sum.addProduct(Long.MAX_VALUE, Long.MAX_VALUE);
        sum.addProduct(Long.MAX_VALUE, Long.MAX_VALUE);

        assertThatThrownBy(() -> sum.addProduct(Long.MAX_VALUE, Long.MAX_VALUE))
                .isInstanceOf(ArithmeticException.class);
    }

    private static long divide(BigInteger value, BigInteger divisor) {
        return Wide.divide(high(value), value.longValue(), high(divisor), divisor.longValue());
    }

    private BigInteger value() {
        BigInteger value = new BigInteger(random.nextInt(128), random);
        return random.nextBoolean() ? value : value.negate();
    }

    private static long high(BigInteger value) {
        return value.shiftRight(64).longValue();
    }
}
