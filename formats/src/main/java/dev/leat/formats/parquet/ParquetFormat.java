package dev.leat.formats.parquet;

import dev.leat.api.data.Schema;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.sink.Output;
import dev.leat.api.sink.Sink;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Format;
import dev.leat.api.source.Source;
import dev.leat.api.source.Store;
import dev.leat.formats.parquet.metadata.Footer;
import dev.leat.formats.parquet.metadata.FooterReader;
import dev.leat.formats.parquet.write.ParquetSink;
import dev.leat.formats.parquet.write.ParquetStyle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Apache Parquet.
final class ParquetFormat implements Format {

    private final Options options;
    private final Environment environment;
    private final ParquetStyle style;

    ParquetFormat(Options options, Environment environment) {
        this.options = options;
        this.environment = environment;
        this.style = ParquetStyle.of(options);
    }

    @Override
    public Source source(Store store, List<Blob> blobs) throws IOException, InterruptedException {
        List<ParquetFile> files = new ArrayList<>();
        long heap = FooterReader.heap();
        for (Blob blob : blobs) {
            Footer footer = FooterReader.read(store, blob, environment.memory(), heap);
            heap = Math.max(0, heap - footer.heapBytes());
            files.add(new ParquetFile(store, blob, footer, environment));
        }
        Schema schema = NaturalTypes.schema(files);
        return new ParquetSource(files, schema, options);
    }

    @Override
    public Sink sink(Output output, Schema schema) throws IOException, InterruptedException {
        return new ParquetSink(output, schema, style, environment);
    }
}
