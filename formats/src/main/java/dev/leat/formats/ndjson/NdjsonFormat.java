package dev.leat.formats.ndjson;

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
import dev.leat.formats.ndjson.write.NdjsonSink;
import dev.leat.formats.ndjson.write.Nulls;
import java.io.IOException;
import java.util.List;

/// NDJSON with the options that were given.
final class NdjsonFormat implements Format {

    private final Options options;
    private final Environment environment;

    NdjsonFormat(Options options, Environment environment) {
        this.options = options;
        this.environment = environment;
    }

    @Override
    public Source source(Store store, List<Blob> blobs) throws IOException, InterruptedException {
        return new NdjsonOpening(new NdjsonSettings(options, environment)).open(store, blobs);
    }

    @Override
    public Sink sink(Output output, Schema schema) throws IOException, InterruptedException {
        Nulls nulls = options.get(NdjsonOptions.NULLS).equals("omit") ? Nulls.OMIT : Nulls.WRITE;
        return PackedOutput.sink(
                output,
                Compression.named(output.name()),
                environment.memory(),
                stored -> new NdjsonSink(stored, schema, nulls, environment.memory()));
    }
}
