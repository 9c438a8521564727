/// The SPIs of Leat and the data that crosses them: columnar batches off the heap, sources that fill them, kernels that
/// read them, sinks that write them, controllers that size them, and the budget that bounds them all.
///
/// Plugins require this module alone.
// The modules that the last exports name are built after this one.
@SuppressWarnings("module")
module dev.leat.api {
    requires static jdk.incubator.vector;

    exports dev.leat.api.data;
    exports dev.leat.api.kernel;
    exports dev.leat.api.memory;
    exports dev.leat.api.plugin;
    exports dev.leat.api.sink;
    exports dev.leat.api.source;
    exports dev.leat.api.spill;
    exports dev.leat.api.state;
    // What the engine's kernels and the formats' kernels share, and nobody else needs.
    exports dev.leat.api.simd to
            dev.leat.core,
            dev.leat.formats;
    // What the plugins that keep files share.
    exports dev.leat.api.files to
            dev.leat.sources.fs,
            dev.leat.spill;
}
