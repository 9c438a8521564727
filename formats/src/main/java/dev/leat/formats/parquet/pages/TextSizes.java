package dev.leat.formats.parquet.pages;

/// How many texts go into some room.
final class TextSizes {

    private TextSizes() {}

    static int fits(Lengths lengths, int from, int count, long room) {
        if ((long) lengths.longest() * count <= room) {
            return count;
        }
        int most = Math.min(count, lengths.count() - from);
        long total = 0;
        for (int i = 0; i < most; i++) {
            total += lengths.of(from + (long) i);
            if (total > room) {
                return Math.max(1, i);
            }
        }
        return count;
    }
}
