package dev.leat.core.simulation;

/// What a controller is put to.
///
/// @param supply where rows come from
/// @param load what they cost
/// @param memory bytes of the budget
/// @param memoryLater bytes of it from half of the rows on
/// @param stationary whether nothing changes, so that some fixed size is the best
public record Scenario(
        String name, String summary, Supply supply, Load load, long memory, long memoryLater, boolean stationary) {

    /// Bytes of the budget after a share of the rows.
    long memory(double progress) {
        return progress < 0.5 ? memory : memoryLater;
    }
}
