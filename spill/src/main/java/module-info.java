/// Files for what does not fit into memory, and for rows that wait to be picked up.
module dev.leat.spill {
    requires aircompressor.v3;
    requires dev.leat.api;
    // For aircompressor, an automatic module, which cannot say so itself.
    requires jdk.unsupported;

    provides dev.leat.api.sink.SinkProvider with
            dev.leat.spill.ParkedSinkProvider;
    provides dev.leat.api.source.SourceProvider with
            dev.leat.spill.ParkedSourceProvider;
    provides dev.leat.api.spill.SpillProvider with
            dev.leat.spill.DiskSpillProvider;
}
