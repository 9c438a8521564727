package dev.leat.core.simulation;

/// What batches cost: time to read and to process, memory, and rows that come out.
///
/// @param readFixed nanoseconds to read a batch, whatever its rows
/// @param readPerRow nanoseconds to read a row
/// @param processFixed nanoseconds to process a batch, whatever its rows
/// @param processPerRow nanoseconds to process a row
/// @param knee rows from which on each costs more: half as much again in a batch of twice as many
/// @param columns each of eight bytes a row
/// @param expansion rows out a row in
/// @param expansionLater those from half of the rows on
/// @param bytesOut bytes of a row that comes out
record Load(
        double readFixed,
        double readPerRow,
        double processFixed,
        double processPerRow,
        double knee,
        int columns,
        double expansion,
        double expansionLater,
        int bytesOut) {

    private static final double STEEPNESS = 0.5;

    /// Without a knee.
    static final double NEVER = Double.MAX_VALUE;

    double readNanos(double rows) {
        return readFixed + readPerRow * rows;
    }

    double processNanos(double rows) {
        double slower = 1 + STEEPNESS * Math.max(0, rows / knee - 1);
        return processFixed + processPerRow * rows * slower;
    }

    long bytesIn(long rows) {
        return 8L * columns * rows;
    }

    /// @param progress share of all rows that went before
    long rowsOut(long rows, double progress) {
        return Math.round(rows * (progress < 0.5 ? expansion : expansionLater));
    }
}
