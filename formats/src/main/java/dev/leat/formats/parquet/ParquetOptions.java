package dev.leat.formats.parquet;

import dev.leat.api.plugin.ByteSize;
import dev.leat.api.plugin.Option;
import dev.leat.formats.parquet.write.ParquetStyle;
import java.util.List;
import java.util.stream.Stream;

/// The options of Parquet.
final class ParquetOptions {

    static final Option<ByteSize> SPLIT = Option.size(
            "split",
            ByteSize.mebibytes(8),
            "how much of a file one thread reads at a time: row groups of so much, or pages of one where it has a page"
                    + " index");

    static final List<Option<?>> ALL =
            Stream.concat(Stream.of(SPLIT), ParquetStyle.OPTIONS.stream()).toList();

    private ParquetOptions() {}
}
