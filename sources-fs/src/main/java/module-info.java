/// Local files as sources and sinks: memory-mapped reading, globs and folders.
module dev.leat.sources.fs {
    requires dev.leat.api;
}
