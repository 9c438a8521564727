package dev.leat.core.bars.features;

/// How far prices went in all: the sum of their absolute steps.
final class Path {

    private Path() {}

    /// Sums in order.
    static double inOrder(Stretch trades) {
        double path = 0;
        for (int i = trades.from + 1; i < trades.to; i++) {
            path += Math.abs(trades.price(i) - trades.price(i - 1));
        }
        return path;
    }

    /// Four sums side by side, as [Gaps#byFours].
    static double byFours(Stretch trades) {
        int last = trades.to - 1;
        int whole = trades.from + (last - trades.from) / 4 * 4;
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int i = trades.from; i < whole; i += 4) {
            a += Math.abs(trades.price(i + 1) - trades.price(i));
            b += Math.abs(trades.price(i + 2) - trades.price(i + 1));
            c += Math.abs(trades.price(i + 3) - trades.price(i + 2));
            d += Math.abs(trades.price(i + 4) - trades.price(i + 3));
        }
        double path = a + b + c + d;
        for (int i = whole; i < last; i++) {
            path += Math.abs(trades.price(i + 1) - trades.price(i));
        }
        return path;
    }
}
