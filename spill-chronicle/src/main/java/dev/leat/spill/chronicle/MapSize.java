package dev.leat.spill.chronicle;

/// What a map has room for.
///
/// @param entries how many keys
/// @param keyBytes of a key, on average
record MapSize(long entries, long keyBytes) {

    /// The most of a segment of Chronicle Map is 2^29, of which there is one here.
    static final long MOST_ENTRIES = 1 << 28;

    private static final int GROWTH = 4;

    /// How full it may be: Chronicle Map adds room beyond what it was made for, but is slow in that.
    private static final double FULL = 0.9;

    /// Whether it is time for a larger one.
    boolean full(long keys, long bytes) {
        return keys >= entries * FULL || bytes >= entries * FULL * keyBytes;
    }

    /// One for more keys that are as long as those there are.
    MapSize larger(long keys, long bytes) {
        long average = Math.max(1, (bytes + keys - 1) / Math.max(1, keys));
        return new MapSize(Math.min(MOST_ENTRIES, GROWTH * Math.max(64, keys)), average);
    }

    /// Whether there is a larger one.
    boolean most() {
        return entries >= MOST_ENTRIES;
    }
}
