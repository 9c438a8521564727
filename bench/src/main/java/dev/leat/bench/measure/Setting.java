package dev.leat.bench.measure;

/// What a workload is run with.
///
/// @param memory a size
public record Setting(long rows, int threads, String memory) {}
