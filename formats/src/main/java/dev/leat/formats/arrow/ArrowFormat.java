package dev.leat.formats.arrow;

import dev.leat.api.data.Schema;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.sink.Output;
import dev.leat.api.sink.Sink;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Format;
import dev.leat.api.source.Source;
import dev.leat.api.source.Store;
import dev.leat.formats.arrow.metadata.ContentsReader;
import dev.leat.formats.arrow.write.ArrowSink;
import dev.leat.formats.arrow.write.ArrowStyle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Apache Arrow IPC. What is read may be a file or a stream, whatever it is called: it tells itself. What is written is
/// the one that was asked for.
final class ArrowFormat implements Format {

    private final Options options;
    private final Environment environment;
    private final ArrowStyle style;

    ArrowFormat(Options options, ArrowStyle.Layout layout, Environment environment) {
        this.options = options;
        this.environment = environment;
        this.style = ArrowStyle.of(options, layout);
    }

    @Override
    public Source source(Store store, List<Blob> blobs) throws IOException, InterruptedException {
        List<ArrowFile> files = new ArrayList<>();
        for (Blob blob : blobs) {
            files.add(new ArrowFile(
                    store, blob, ContentsReader.read(store, blob, environment.memory()), new RowCounts()));
        }
        long split = options.get(ArrowOptions.SPLIT).bytes();
        return new ArrowSource(files, ArrowFile.schema(files), split, environment.memory());
    }

    @Override
    public Sink sink(Output output, Schema schema) throws IOException, InterruptedException {
        return new ArrowSink(output, schema, style, environment.memory());
    }
}
