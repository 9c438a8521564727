package dev.leat.formats.arrow.write;

import dev.leat.api.plugin.ByteSize;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import dev.leat.formats.compression.BlockCompression;
import java.util.List;
import java.util.Locale;

/// How Arrow is written.
///
/// @param batchBytes how many bytes a record batch has before compression, or about
public record ArrowStyle(Layout layout, BlockCompression compression, long batchBytes) {

    /// How buffers are compressed.
    public static final Option<String> COMPRESSION = Option.choice(
            "compression",
            "none",
            List.of("none", "lz4", "zstd"),
            "how buffers are compressed; what is not compressed is read in place");

    /// How large record batches are.
    public static final Option<ByteSize> BATCH =
            Option.size("batch", ByteSize.mebibytes(4), "how much a record batch has before compression, about");

    /// What a provider lists for writing.
    public static final List<Option<?>> OPTIONS = List.of(COMPRESSION, BATCH);

    private static final long LEAST_BATCH = 4 << 10;
    private static final long MOST_BATCH = 256 << 20;

    public ArrowStyle {
        if (batchBytes < LEAST_BATCH || batchBytes > MOST_BATCH) {
            throw new IllegalArgumentException("a record batch of Arrow has " + new ByteSize(LEAST_BATCH) + " to "
                    + new ByteSize(MOST_BATCH) + ", not " + new ByteSize(batchBytes));
        }
    }

    /// What options ask for.
    ///
    /// @throws IllegalArgumentException for sizes that no file has
    public static ArrowStyle of(Options options, Layout layout) {
        return new ArrowStyle(
                layout,
                BlockCompression.valueOf(options.get(COMPRESSION).toUpperCase(Locale.ROOT)),
                options.get(BATCH).bytes());
    }

    /// What comes around the messages.
    public enum Layout {
        /// A footer that says where they are; dictionaries once and whole.
        FILE,
        /// Nothing; dictionaries grow by deltas.
        STREAM
    }
}
