package dev.leat.core.bars;

/// Kinds whose closing trade is found by a look at a column or two, before anything is summed up. Thresholds of price
/// mean nothing to them and go along with the price.
sealed interface Scanned extends Kind permits Interval, Ticks, Volume, Dollars {

    /// The trade that closes the open bar among those from `from` to before `to`, or `to`. Where a sum would not
    /// fit it is that trade, which cannot be added.
    int closing(Trades trades, int from, int to, Bar bar);

    /// A fifth of a percent, which leaves the most bits for quantities; more where a price has few digits.
    @Override
    default long reach(long open) {
        return Math.clamp(Math.abs(open) >> 9, 1L << 16, 1L << 46);
    }
}
