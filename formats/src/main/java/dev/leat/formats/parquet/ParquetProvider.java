package dev.leat.formats.parquet;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import dev.leat.api.source.Format;
import dev.leat.api.source.FormatProvider;
import java.util.List;

/// Finds Parquet.
public final class ParquetProvider implements FormatProvider {

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public String summary() {
        return "Apache Parquet: columns in compressed pages";
    }

    @Override
    public List<Option<?>> options() {
        return ParquetOptions.ALL;
    }

    @Override
    public List<String> extensions() {
        return List.of("parquet");
    }

    @Override
    public Format open(Options options, Environment environment) {
        return new ParquetFormat(options, environment);
    }
}
