package dev.leat.core.bars;

import java.math.BigDecimal;
import java.util.Locale;

/// How far a bar's price may go from its open, and when going there closes it.
///
/// @param dbps decimal basis points: 1 is 0.001 % of the open, and what `25`, `25dbps` and `0.025%` are 25 of
/// @param closing whether a trade at the time of the bar's first one may close it
record Range(long dbps, Closing closing) implements Kind {

    static final String FORM = "1 to 100000 decimal basis points, as 25, 25dbps or 0.025%";

    private static final long LEAST = 1;
    private static final long MOST = 100_000;
    private static final long WHOLE = 100_000;

    /// Which trades may close a bar.
    enum Closing {
        LATER_TIME,
        ANY_TIME
    }

    /// Reads decimal basis points.
    ///
    /// @throws IllegalArgumentException for what is not a whole number of them in range
    static long parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        BigDecimal number;
        if (plain.endsWith("%")) {
            number = decimal(plain, 1).movePointRight(3);
        } else {
            number = decimal(plain, plain.endsWith("dbps") ? 4 : 0);
        }
        try {
            long dbps = number.longValueExact();
            if (dbps >= LEAST && dbps <= MOST) {
                return dbps;
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(text, e);
        }
        throw new IllegalArgumentException(text);
    }

    /// The distance of a threshold from an open, towards zero. Never farther from zero than the open.
    @Override
    public long reach(long open) {
        long quotient = open / WHOLE;
        long rest = open % WHOLE;
        // Both parts have the sign of the open, and rest * dbps is below 1e10: nothing is lost and nothing overflows.
        return quotient * dbps + rest * dbps / WHOLE;
    }

    @Override
    public boolean closes(Trades trades, int i, Stream stream) {
        Bar bar = stream.bar;
        return bar.records > 1 && bar.breachedBy(bar.close) && mayClose(bar, bar.closeTime);
    }

    private boolean mayClose(Bar bar, long time) {
        return time != bar.openTime || closing == Closing.ANY_TIME;
    }

    private static BigDecimal decimal(String text, int unitLength) {
        return new BigDecimal(text.substring(0, text.length() - unitLength).strip());
    }
}
