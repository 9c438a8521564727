package dev.leat.formats.parquet.write;

/// Whether to compress the next page of a column chunk. Where pages do not shrink, fewer and fewer are tried, and
/// stored as they are.
final class Effort {

    /// A page has to shrink by this share to be worth decompressing.
    private static final long WORTH = 16;

    private static final int LONGEST_PAUSE = 15;

    private int pause = 0;
    private int left = 0;

    /// Whether compressing is worth a try now.
    boolean worthwhile() {
        if (left == 0) {
            return true;
        }
        left--;
        return false;
    }

    /// Takes what came of a try.
    ///
    /// @return whether the page is stored compressed
    boolean shrunk(long plain, long compressed) {
        boolean worth = compressed <= plain - plain / WORTH;
        pause = worth ? 0 : Math.min(LONGEST_PAUSE, 2 * pause + 1);
        left = pause;
        return worth;
    }

    /// Begins a new chunk, or another encoding.
    void reset() {
        pause = 0;
        left = 0;
    }
}
