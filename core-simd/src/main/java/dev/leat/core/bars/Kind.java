package dev.leat.core.bars;

/// A kind of bar: what closes one. Sums that decide are exact integers, so that no bar depends on how trades come.
///
/// Another kind is a case here, an option that asks for it ([BarsOptions]) and a line in the guide.
sealed interface Kind permits Range, Scanned, Imbalance {

    /// How far from a bar's open its thresholds are: prices inside are those that sums in lanes take, and for range
    /// bars those that leave it open.
    long reach(long open);

    /// Whether a trade, which was added to the open bar, closes it. Asked once for each trade, in order.
    ///
    /// @throws ArithmeticException where a sum does not fit
    boolean closes(Trades trades, int i, Stream stream);
}
