package dev.leat.formats.csv;

import dev.leat.api.data.Schema;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.sink.Output;
import dev.leat.api.sink.Sink;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Format;
import dev.leat.api.source.Source;
import dev.leat.api.source.Store;
import dev.leat.formats.csv.write.CsvSink;
import dev.leat.formats.csv.write.CsvStyle;
import java.io.IOException;
import java.util.List;

/// Comma-separated values (RFC 4180), in any dialect of it that the options name.
final class CsvFormat implements Format {

    private final Options options;
    private final Environment environment;

    CsvFormat(Options options, Environment environment) {
        this.options = options;
        this.environment = environment;
    }

    @Override
    public Source source(Store store, List<Blob> blobs) throws IOException, InterruptedException {
        CsvDialect dialect = CsvOptions.dialect(options, blobs.getFirst().name());
        var settings = new CsvSettings(options, dialect, environment);
        return new CsvOpening(settings).open(store, blobs);
    }

    @Override
    public Sink sink(Output output, Schema schema) throws IOException, InterruptedException {
        return new CsvSink(output, schema, style(), environment.memory());
    }

    private CsvStyle style() {
        // The name of what is written is not known here: a comma, unless another is asked for.
        CsvDialect dialect = CsvOptions.dialect(options, "");
        boolean header = !options.get(CsvOptions.HEADER).equals("false");
        if (dialect.quote() == CsvDialect.NONE) {
            throw new IllegalArgumentException("csv.quote cannot be none for what is written");
        }
        return new CsvStyle((char) dialect.delimiter(), (char) dialect.quote(), header);
    }
}
