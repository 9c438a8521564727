package dev.leat.core.bars;

/// Trades brought together by key: runs of trades of one key each, one after the other. Within a run they are in the
/// order of the rows that they go with.
interface Runs {

    /// The trades that runs are stretches of.
    Trades trades();

    int count();

    int key(int run);

    int start(int run);

    int end(int run);
}
