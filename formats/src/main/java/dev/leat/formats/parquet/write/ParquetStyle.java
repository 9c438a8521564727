package dev.leat.formats.parquet.write;

import dev.leat.api.plugin.ByteSize;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import dev.leat.formats.compression.BlockCompression;
import java.util.List;
import java.util.Locale;

/// How Parquet is written.
///
/// @param compression of pages that shrink by it
/// @param rowGroupBytes how many compressed bytes a row group has, or fewer: what waits until it is written
/// @param pageBytes how many bytes a page has before compression
/// @param exact whether decimals stay decimals; else they become the nearest doubles
/// @param blooms the columns that get bloom filters
public record ParquetStyle(
        BlockCompression compression, long rowGroupBytes, long pageBytes, boolean exact, List<String> blooms) {

    /// How pages are compressed.
    public static final Option<String> COMPRESSION = Option.choice(
            "compression", "zstd", List.of("zstd", "snappy", "lz4", "gzip", "none"), "how pages are compressed");

    /// How large row groups are.
    public static final Option<ByteSize> ROW_GROUP =
            Option.size("row-group", ByteSize.mebibytes(16), "how much a row group has, compressed, or less");

    /// How large pages are.
    public static final Option<ByteSize> PAGE =
            Option.size("page", ByteSize.mebibytes(1), "how much a page has at most before it is compressed");

    /// What becomes of decimals.
    public static final Option<String> EXACT = Option.choice(
            "exact",
            "true",
            List.of("true", "false"),
            "whether decimals are written as decimals; else as the nearest doubles");

    /// Which columns can be asked for single values.
    public static final Option<List<String>> BLOOM =
            Option.list("bloom", "columns that get bloom filters, for conditions that ask for single values");

    /// What a provider lists for writing.
    public static final List<Option<?>> OPTIONS = List.of(COMPRESSION, ROW_GROUP, PAGE, EXACT, BLOOM);

    /// What is written where nothing else is asked for.
    public static final ParquetStyle PLAIN = new ParquetStyle(
            BlockCompression.ZSTD, ROW_GROUP.initial().bytes(), PAGE.initial().bytes(), true, List.of());

    private static final long LEAST_PAGE = 1 << 10;
    private static final long MOST_PAGE = 256 << 20;

    public ParquetStyle {
        blooms = List.copyOf(blooms);
        if (pageBytes < LEAST_PAGE || pageBytes > MOST_PAGE) {
            throw new IllegalArgumentException("a page of Parquet has " + new ByteSize(LEAST_PAGE) + " to "
                    + new ByteSize(MOST_PAGE) + ", not " + new ByteSize(pageBytes));
        }
        if (rowGroupBytes < LEAST_PAGE) {
            throw new IllegalArgumentException("a row group of Parquet has " + new ByteSize(LEAST_PAGE)
                    + " or more, not " + new ByteSize(rowGroupBytes));
        }
    }

    /// What options ask for.
    ///
    /// @throws IllegalArgumentException for sizes that no file has
    public static ParquetStyle of(Options options) {
        return new ParquetStyle(
                BlockCompression.valueOf(options.get(COMPRESSION).toUpperCase(Locale.ROOT)),
                options.get(ROW_GROUP).bytes(),
                options.get(PAGE).bytes(),
                options.get(EXACT).equals("true"),
                options.get(BLOOM));
    }
}
