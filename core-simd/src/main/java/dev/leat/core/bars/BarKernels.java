package dev.leat.core.bars;

import dev.leat.api.plugin.KernelMode;

/// The loops over trades: in plain Java, which is the specification, and on the Vector API, with the same results.
sealed interface BarKernels permits ScalarBarKernels, VectorBarKernels {

    static BarKernels of(KernelMode mode) {
        return switch (mode) {
            case SCALAR -> new ScalarBarKernels();
            case VECTOR -> new VectorBarKernels();
        };
    }

    /// Builds bars of the trades from `from` to before `to`. `bar` is the one open before and after, if any.
    ///
    /// @throws dev.leat.api.data.DataException where a sum or a count does not fit
    void build(Trades trades, int from, int to, Bar bar, ClosedBars closed);

    /// Looks whether times do not go back and ids go up, each from the trade before, over the trades after `from`
    /// to
    /// before `to`.
    ///
    /// @return how many of them have an id more than one up, or -1 where one is not as it should be
    int gaps(Trades trades, int from, int to);
}
