package dev.leat.core.bars.features;

/// Whose formulas hold where the literature and the rangebar package differ (specification 0, decision 1).
public enum Profile {
    /// Those of the papers that [About] names.
    TEXTBOOK,
    /// Those of rangebar-py 12.39.0, operation by operation, so that whoever moves here keeps their numbers.
    RANGEBAR
}
