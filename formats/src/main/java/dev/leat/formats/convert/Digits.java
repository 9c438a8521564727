package dev.leat.formats.convert;

/// How many digits decimals have, where a format allows so many and no more.
public final class Digits {

    private static final long MOST_18 = 999_999_999_999_999_999L;

    /// 10^38, the first number of 39 digits.
    private static final long TOO_HIGH = 0x4B3B4CA85A86C47AL;

    private static final long TOO_LOW = 0x098A224000000000L;

    private Digits() {}

    /// Whether a number has 18 digits or fewer.
    public static boolean fit18(long units) {
        return units <= MOST_18 && units >= -MOST_18;
    }

    /// Whether a number of 128 bits has 38 digits or fewer.
    public static boolean fit38(long high, long low) {
        long sign = high >> 63;
        long size = (low ^ sign) - sign;
        long sizeHigh = (high ^ sign) + (sign != 0 && size == 0 ? 1 : 0);
        return sizeHigh >= 0
                && (sizeHigh < TOO_HIGH || (sizeHigh == TOO_HIGH && Long.compareUnsigned(size, TOO_LOW) < 0));
    }
}
