package dev.leat.formats.arrow;

import dev.leat.api.plugin.ByteSize;
import dev.leat.api.plugin.Option;
import dev.leat.formats.arrow.write.ArrowStyle;
import java.util.List;
import java.util.stream.Stream;

/// The options of Arrow.
final class ArrowOptions {

    static final Option<ByteSize> SPLIT = Option.size(
            "split",
            ByteSize.mebibytes(8),
            "how much of a file one thread reads at a time: record batches of so much, or one");

    static final List<Option<?>> ALL =
            Stream.concat(Stream.of(SPLIT), ArrowStyle.OPTIONS.stream()).toList();

    private ArrowOptions() {}
}
