import dev.leat.api.source.StoreProvider;
import dev.leat.sources.fs.FileStoreProvider;
import dev.leat.sources.fs.StandardOutputStoreProvider;

/// Local files as sources and sinks: memory-mapped reading, patterns and folders; and standard output as a sink.
module dev.leat.sources.fs {
    requires dev.leat.api;

    provides StoreProvider with
            FileStoreProvider,
            StandardOutputStoreProvider;
}
