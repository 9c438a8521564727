package dev.leat.bench.measure;

/// What a run took.
///
/// @param seconds of the clock
/// @param cpuSeconds of all its threads, in the system too; 0 where that is not known
/// @param peakBytes the most that its process ever held in memory, 0 where that is not known
public record Usage(double seconds, double cpuSeconds, long peakBytes) {}
