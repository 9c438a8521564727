package dev.leat.formats.ndjson;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import dev.leat.api.source.Format;
import dev.leat.api.source.FormatProvider;
import java.util.List;

/// Finds NDJSON.
public final class NdjsonProvider implements FormatProvider {

    @Override
    public String name() {
        return "ndjson";
    }

    @Override
    public String summary() {
        return "newline-delimited JSON (JSON Lines), an object a line, also compressed";
    }

    @Override
    public List<Option<?>> options() {
        return NdjsonOptions.ALL;
    }

    @Override
    public List<String> extensions() {
        return List.of(
                "ndjson", "ndjson.gz", "ndjson.zst", "ndjson.lz4", "jsonl", "jsonl.gz", "jsonl.zst", "jsonl.lz4");
    }

    @Override
    public Format open(Options options, Environment environment) {
        return new NdjsonFormat(options, environment);
    }
}
