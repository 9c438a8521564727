package dev.leat.core.bars;

/// Bars that close when trades of one sign outweigh the other more than expected (López de Prado 2018, §2.3.2.1 and
/// §2.3.2.2: tick, volume and dollar imbalance bars).
///
/// With b the sign of a record and w its weight, a bar closes with the first record at which
/// `abs(sum(b w)) >= E[T] abs(E[b w])`. What is expected follows from the bars before it: with T their records and
/// a = 2 / (span + 1), E[T] moves to `a T + (1 - a) E[T]`, within bounds, and E\[b w] to
/// `a sum(b w) / T + (1 - a) E[b w]`. The sum is an exact integer; the rest is in doubles, once a bar.
///
/// @param records E[T] at first
/// @param imbalance E\[b w] at first; 0 where it is that of the first bar, which closes after `records` records
/// @param least E[T] is not below
/// @param most E[T] is not above
record Imbalance(Weight weight, Sign sign, double records, double imbalance, double least, double most, long span)
        implements Kind {

    /// What a record weighs.
    enum Weight {
        TICK(1),
        VOLUME(1e8),
        DOLLAR(1e16);

        /// How many units of the sums one is.
        final double units;

        Weight(double units) {
            this.units = units;
        }
    }

    /// Which sign a record has.
    enum Sign {
        /// That of the last change of price; 1 before there was one (§2.3.2.1, the tick rule).
        TICK_RULE,
        /// 1 where the buyer came to the seller.
        AGGRESSOR
    }

    @Override
    public long reach(long open) {
        return 0;
    }

    @Override
    public boolean closes(Trades trades, int i, Stream stream) {
        Expected expected = stream.imbalance;
        if (expected.bars == 0) {
            expected.records = records;
            expected.imbalance = imbalance * weight.units;
        }
        expected.add(sign(trades, i, expected), weight, trades.price(i), trades.quantity(i));
        if (!reached(expected)) {
            return false;
        }
        settle(expected);
        return true;
    }

    private int sign(Trades trades, int i, Expected expected) {
        long price = trades.price(i);
        if (expected.sign == 0) {
            expected.sign = 1;
        } else if (price != expected.lastPrice) {
            expected.sign = price > expected.lastPrice ? 1 : -1;
        }
        expected.lastPrice = price;
        return switch (sign) {
            case TICK_RULE -> (int) expected.sign;
            case AGGRESSOR -> trades.maker(i) ? -1 : 1;
        };
    }

    private boolean reached(Expected expected) {
        if (expected.bars == 0 && imbalance == 0) {
            return expected.count >= records;
        }
        return Math.abs(expected.sum.toDouble()) >= expected.records * Math.abs(expected.imbalance);
    }

    private void settle(Expected expected) {
        double newest = 2.0 / (span + 1.0);
        double mean = expected.sum.toDouble() / expected.count;
        boolean first = expected.bars == 0 && imbalance == 0;
        expected.imbalance = first ? mean : newest * mean + (1 - newest) * expected.imbalance;
        double moved = newest * expected.count + (1 - newest) * expected.records;
        expected.records = Math.clamp(moved, least, most);
        expected.bars++;
        expected.abandon();
    }
}
