package dev.leat.formats.parquet.write;

import java.util.List;

/// How large pages, dictionaries and row groups are. They depend on the columns and the style, never on rows, batches
/// or memory.
///
/// Pages of all columns grow side by side, so that with many columns they are smaller: together they have half a
/// row group at most, and not more than [#TOGETHER], as long as each has [#LEAST_PAGE].
///
/// @param rowGroupBytes what waits compressed, at most
/// @param pageBytes of a page
/// @param pageRows of a page
/// @param dictionaryValues the most values of a dictionary, a power of two
/// @param dictionaryBytes the most bytes of one
record Limits(long rowGroupBytes, long pageBytes, int pageRows, int dictionaryValues, long dictionaryBytes) {

    /// What of a row group is in memory before it is encoded: enough for pages of a mebibyte where columns are few.
    private static final long TOGETHER = 8 << 20;

    /// Enough that headers and the search for runs do not matter, and few enough that a page stays in a cache.
    private static final int MOST_ROWS = 1 << 15;

    private static final int LEAST_ROWS = 64;
    private static final long LEAST_PAGE = 8 << 10;

    private static final int MOST_VALUES = 1 << 15;
    private static final int LEAST_VALUES = 1 << 8;

    /// What a value of a dictionary is taken to need, with its places in the table.
    private static final long VALUE_BYTES = 64;

    private static final long BLOOM_SHARE = 4;
    private static final long LEAST_BLOOM = 32;
    private static final long MOST_BLOOM = 128 << 20;

    static Limits of(List<StoredColumn> columns, ParquetStyle style) {
        long together = Math.min(style.rowGroupBytes(), TOGETHER);
        long count = Math.max(1, columns.size());
        long page = Math.min(style.pageBytes(), Math.max(LEAST_PAGE, Long.highestOneBit(together / (2 * count))));
        int widest = 1;
        for (StoredColumn column : columns) {
            widest = Math.max(widest, column.width());
        }
        int rows = Math.clamp(page / widest, LEAST_ROWS, MOST_ROWS);
        int values = Math.clamp(Long.highestOneBit(together / (count * VALUE_BYTES) | 1), LEAST_VALUES, MOST_VALUES);
        return new Limits(style.rowGroupBytes(), page, rows, values, Math.min(page, values * VALUE_BYTES / 2));
    }

    /// The most bytes of a bloom filter: enough for a row group whose rows take four bytes, all different, at ten
    /// bits for each.
    long bloomBytes() {
        return Math.clamp(Long.highestOneBit(rowGroupBytes / BLOOM_SHARE), LEAST_BLOOM, MOST_BLOOM);
    }

    /// The most bytes that the values of a page take in any encoding, unless texts are longer than a page.
    long mostEncoded() {
        return pageBytes + ByteValues.OVERSHOOT + Deltas.most(pageRows);
    }
}
