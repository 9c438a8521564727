package dev.leat.core.controller;

import java.util.Collection;
import java.util.TreeMap;

/// The least time that batches were seen to take: a line `fixed + perRow * rows` that no batch is below.
///
/// Of each size (in steps of a fourth root of two) the quickest batch is kept. The slope is the least between two sizes
/// far enough apart, since what is above the line is waiting, which a line through it would take for work. Where no two
/// are, all time is by the row.
final class Baseline {

    private static final int STEPS_TO_DOUBLE = 4;

    /// How many times larger the larger has to be. The further apart, the less the noise of either tilts the line.
    private static final double APART = 3.9;

    /// For how many batches one is remembered.
    private static final long AGE = 400;

    private final TreeMap<Integer, Quickest> quickest = new TreeMap<>();
    private long batches;

    void add(double rows, double nanos) {
        batches++;
        quickest.values().removeIf(of -> batches - of.seen > AGE);
        int size = (int) Math.floor(STEPS_TO_DOUBLE * Math.log(rows) / Math.log(2));
        quickest.merge(size, new Quickest(rows, nanos, batches), Quickest::quicker);
    }

    void forget() {
        quickest.clear();
    }

    /// The least that a batch takes. There was one.
    double nanos(double rows) {
        double perRow = perRow(quickest.values());
        double fixed = Double.MAX_VALUE;
        for (Quickest of : quickest.values()) {
            fixed = Math.min(fixed, of.nanos - perRow * of.rows);
        }
        return Math.max(0, fixed) + perRow * rows;
    }

    private static double perRow(Collection<Quickest> known) {
        double all = Double.MAX_VALUE;
        double slope = Double.MAX_VALUE;
        for (Quickest large : known) {
            all = Math.min(all, large.nanos / large.rows);
            for (Quickest small : known) {
                if (large.rows >= APART * small.rows) {
                    slope = Math.min(slope, (large.nanos - small.nanos) / (large.rows - small.rows));
                }
            }
        }
        return slope == Double.MAX_VALUE ? all : Math.clamp(slope, 0, all);
    }

    private record Quickest(double rows, double nanos, long seen) {
        Quickest quicker(Quickest later) {
            return later.nanos * rows <= nanos * later.rows ? later : this;
        }
    }
}
