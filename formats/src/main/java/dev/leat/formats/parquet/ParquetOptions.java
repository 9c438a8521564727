package dev.leat.formats.parquet;

import dev.leat.api.plugin.ByteSize;
import dev.leat.api.plugin.Option;
import java.util.List;

/// The options of Parquet.
final class ParquetOptions {

    static final Option<ByteSize> SPLIT = Option.size(
            "split",
            ByteSize.mebibytes(8),
            "how much of a file one thread reads at a time: row groups of so much, or one");

    static final List<Option<?>> ALL = List.of(SPLIT);

    private ParquetOptions() {}
}
