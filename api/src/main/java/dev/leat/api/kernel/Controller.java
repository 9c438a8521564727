package dev.leat.api.kernel;

/// Decides how many rows the next batch asks for. A pure function of what it has observed: no clock, no thread, no I/O.
/// What it answers is capped by the engine, which also pauses; see [Observation].
public interface Controller {

    /// How many rows the first batch asks for.
    int firstRows();

    /// How many rows the next batch asks for, after one more was done.
    int nextRows(Observation done);

    /// Why it answered what it answered last, in a few words for the trace; empty where it does not say.
    default String reason() {
        return "";
    }
}
