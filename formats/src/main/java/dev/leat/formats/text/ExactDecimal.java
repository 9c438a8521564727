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

    // More than there are digits before and behind the point of any value that fits, and one to round by.
    private static final int MOST_TEXT = 2 * MOST_DIGITS;

    private static final Pattern FORM =
            Pattern.compile("[+-]?+(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?(?:0++\\d{0,8}|\\d{1,8}))?");

    /// The value as units of `10^-scale`, where the text is a decimal that fits.
    Optional<BigInteger> units(String text) {
        return problem(text).isEmpty() ? Optional.of(round(number(trim(text)))) : Optional.empty();
    }

    /// What is wrong with a text, or empty.
    String problem(String text) {
        String number = trim(text);
        if (!FORM.matcher(number).matches()) {
            return Problem.isNot(text, expected());
        }
        BigDecimal value = number(number);
        if (value.signum() != 0 && magnitude(value) > MOST_DIGITS) {
            return tooLarge(text);
        }
        if (digits == Scan.Digits.REFUSE && places(value) > scale) {
            return Problem.isNot(text, expected());
        }
        return round(value).bitLength() >= bits ? tooLarge(text) : "";
    }

    /// The number, or of one with very many digits one that fits, rounds and is refused as it does: making a number
    /// of so many digits takes the square of their number.
    private static BigDecimal number(String text) {
        if (text.length() <= MOST_TEXT) {
            return new BigDecimal(text);
        }
        boolean negative = text.startsWith("-");
        int exponentAt = Math.max(text.indexOf('e'), text.indexOf('E'));
        String mantissa =
                text.substring(negative || text.startsWith("+") ? 1 : 0, exponentAt < 0 ? text.length() : exponentAt);
        long point = exponentAt < 0 ? 0 : Integer.parseInt(text.substring(exponentAt + 1));
        int pointAt = mantissa.indexOf('.');
        point += pointAt < 0 ? mantissa.length() : pointAt;
        String all = pointAt < 0 ? mantissa : mantissa.substring(0, pointAt) + mantissa.substring(pointAt + 1);
        int from = 0;
        while (from < all.length() && all.charAt(from) == '0') {
            from++;
        }
        int to = all.length();
        while (to > from && all.charAt(to - 1) == '0') {
            to--;
        }
        if (from == to) {
            return BigDecimal.ZERO;
        }
        // A last digit that is not 0 stands for those that are cut off.
        String kept = to - from > MOST_TEXT ? all.substring(from, from + MOST_TEXT) + "1" : all.substring(from, to);
        var units = new BigInteger(negative ? "-" + kept : kept);
        return new BigDecimal(units, Math.toIntExact(kept.length() - (point - from)));
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
