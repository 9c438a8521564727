package dev.leat.bench.measure;

/// How often everybody runs.
///
/// @param whole how many rounds of whole processes are measured, after one that is not
/// @param warmups how many turns of live processes are not measured
/// @param warm how many are
public record Rounds(int whole, int warmups, int warm) {
    public Rounds {
        if (whole < 0 || warmups < 0 || warm < 0 || whole + warm == 0) {
            throw new IllegalArgumentException("rounds have to be 1 or more, and warm-ups 0 or more, not "
                    + Math.max(whole, warm) + " and " + warmups);
        }
    }
}
