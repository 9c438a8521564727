package dev.leat.formats.csv;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import dev.leat.api.source.Format;
import dev.leat.api.source.FormatProvider;
import java.util.List;

/// Finds CSV.
public final class CsvProvider implements FormatProvider {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String summary() {
        return "comma-separated values, also with other separators, compressed, or without a header";
    }

    @Override
    public List<Option<?>> options() {
        return CsvOptions.ALL;
    }

    @Override
    public List<String> extensions() {
        return List.of("csv", "csv.gz", "csv.zst", "csv.lz4", "tsv", "tsv.gz", "tsv.zst", "tsv.lz4");
    }

    @Override
    public Format open(Options options, Environment environment) {
        return new CsvFormat(options, environment);
    }
}
