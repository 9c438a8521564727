package dev.leat.bench;

import dev.leat.bench.engine.Program;
import dev.leat.bench.measure.Line;
import dev.leat.bench.measure.Outcome;
import dev.leat.bench.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How a workload's ratio to DuckDB compares with the one on record, over several tries: it is worse only if each of
/// them is.
final class Guard {

    /// How much of the recorded ratio is not worse: two runs on a machine that others use differ by as much.
    private static final double ENOUGH = 0.8;

    private static final int TRIES = 3;

    private final double recorded;
    private final List<Double> ratios = new ArrayList<>();

    /// @param recorded 0 for none, than which nothing is worse
    Guard(double recorded) {
        this.recorded = recorded;
    }

    /// How many times as many rows a second Leat did as DuckDB.
    static double ratio(Outcome outcome) {
        return seconds(outcome, Program.DuckDb.ENGINE) / seconds(outcome, Program.Leat.ENGINE);
    }

    private static double seconds(Outcome outcome, String contender) {
        for (Line line : outcome.lines()) {
            if (line.contender().name().equals(contender) && !line.best().isEmpty()) {
                return Figures.seconds(line.best()).median();
            }
        }
        throw new IllegalStateException("there is no time of " + contender);
    }

    void add(double ratio) {
        ratios.add(ratio);
    }

    /// Whether another try may change what is said.
    boolean open() {
        return ratios.size() < TRIES && worse();
    }

    boolean worse() {
        return ratios.stream().allMatch(ratio -> ratio < ENOUGH * recorded);
    }

    @Override
    public String toString() {
        String tries = String.join(
                ", ",
                ratios.stream()
                        .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                        .toList());
        String found = tries + " of DuckDB's rows a second, ";
        if (recorded == 0) {
            return found + "nothing on record yet";
        }
        return String.format(Locale.ROOT, "%son record %.2f: %s", found, recorded, worse() ? "WORSE" : "as good");
    }
}
