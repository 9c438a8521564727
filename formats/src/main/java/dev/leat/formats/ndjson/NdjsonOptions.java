package dev.leat.formats.ndjson;

import dev.leat.api.plugin.ByteSize;
import dev.leat.api.plugin.Option;
import java.util.List;

/// The options of NDJSON.
final class NdjsonOptions {

    static final Option<String> SCHEMA =
            Option.text("schema", "", "columns and their types, as JSON or as the path of a JSON file");

    static final Option<Long> SAMPLE =
            Option.number("sample", 20_000, 1, 10_000_000, "how many rows to guess the columns from");

    static final Option<String> UNKNOWN = Option.choice(
            "unknown",
            "ignore",
            List.of("ignore", "reject"),
            "what becomes of rows with a key that is no column: the key is left out, or the row rejected");

    static final Option<String> NULLS = Option.choice(
            "nulls", "write", List.of("write", "omit"), "whether nulls are written as null, or their keys left out");

    static final Option<ByteSize> SPLIT =
            Option.size("split", ByteSize.mebibytes(16), "how much of a file one thread reads at a time");

    static final Option<ByteSize> WINDOW =
            Option.size("window", ByteSize.mebibytes(4), "how much of a file is in memory at a time, for each thread");

    static final Option<ByteSize> RECORD =
            Option.size("record", ByteSize.mebibytes(16), "the most that one line may have");

    static final List<Option<?>> ALL = List.of(SCHEMA, SAMPLE, UNKNOWN, NULLS, SPLIT, WINDOW, RECORD);

    private NdjsonOptions() {}
}
