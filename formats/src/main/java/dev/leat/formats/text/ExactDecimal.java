package dev.leat.formats.text;

import dev.leat.api.source.Scan;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/// Decides on decimals of any length and any exponent, and explains. Slow: for the few that need it.
///
/// @param bits of the signed integer that holds the value
record ExactDecimal(int bits, int scale, Scan.Digits digits) {

    // Long enough for every value that fits, short enough that no exponent can blow up a number.
    private static final int MOST_DIGITS = 64;

    private static final Pattern FORM = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,8})?");

    /// The value as units of `10^-scale`, where the text is a decimal that fits.
    Optional<BigInteger> units(String text) {
        return problem(text).isEmpty() ? Optional.of(round(new BigDecimal(trim(text)))) : Optional.empty();
    }

    /// What is wrong with a text, or empty.
    String problem(String text) {
        String number = trim(text);
        if (!FORM.matcher(number).matches()) {
            return Problem.isNot(text, expected());
        }
        var value = new BigDecimal(number);
        if (value.signum() != 0 && magnitude(value) > MOST_DIGITS) {
            return tooLarge(text);
        }
        if (digits == Scan.Digits.REFUSE && places(value) > scale) {
            return Problem.isNot(text, expected());
        }
        return round(value).bitLength() >= bits ? tooLarge(text) : "";
    }

    private static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
            from++;
        }
        while (to > from && (text.charAt(to - 1) == ' ' || text.charAt(to - 1) == '\t')) {
            to--;
        }
        return text.substring(from, to);
    }

    private BigInteger round(BigDecimal value) {
        if (value.signum() == 0 || magnitude(value) < -MOST_DIGITS) {
            return BigInteger.ZERO;
        }
        return value.setScale(scale, RoundingMode.HALF_UP).unscaledValue();
    }

    /// How many digits stand before the point; negative for zeros after it.
    private static long magnitude(BigDecimal value) {
        return (long) value.precision() - value.scale();
    }

    private static long places(BigDecimal value) {
        return value.signum() == 0 ? 0 : value.stripTrailingZeros().scale();
    }

    private String expected() {
        return switch (digits) {
            case REFUSE -> "a decimal with up to " + scale + (scale == 1 ? " place" : " places");
            case ROUND -> "a decimal";
        };
    }

    private String tooLarge(String text) {
        return Problem.quoted(text) + " does not fit in a decimal of " + bits + " bits with " + scale
                + (scale == 1 ? " place" : " places") + ", which ends at " + largest();
    }

    private String largest() {
        return new BigDecimal(BigInteger.TWO.pow(bits - 1).subtract(BigInteger.ONE), scale).toPlainString();
    }
}
