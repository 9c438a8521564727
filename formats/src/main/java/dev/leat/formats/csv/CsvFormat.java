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
import dev.leat.formats.compression.Compression;
import dev.leat.formats.compression.PackedOutput;
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
        CsvStyle style = style(output.name());
        return PackedOutput.sink(
                output,
                Compression.named(output.name()),
                environment.memory(),
                stored -> new CsvSink(stored, schema, style, environment.memory()));
    }

    private CsvStyle style(String name) {
        CsvDialect dialect = CsvOptions.dialect(options, name);
        boolean header = !options.get(CsvOptions.HEADER).equals("false");
        // What is read without quotes may need them when it is written.
        int quote = dialect.quote() == CsvDialect.NONE ? '"' : dialect.quote();
        return new CsvStyle((char) dialect.delimiter(), (char) quote, header);
    }
}
