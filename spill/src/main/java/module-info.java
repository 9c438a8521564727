/// Files for what does not fit into memory.
module dev.leat.spill {
    requires aircompressor.v3;
    requires dev.leat.api;
    // For aircompressor, an automatic module, which cannot say so itself.
    requires jdk.unsupported;

    provides dev.leat.api.spill.SpillProvider with
            dev.leat.spill.DiskSpillProvider;
}
