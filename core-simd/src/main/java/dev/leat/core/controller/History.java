package dev.leat.core.controller;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/// How long batches of which sizes took: knots a tenth of their size apart, each smoothed, with the latest only.
final class History {

    private static final double STEP = Math.log(1.1);
    private static final double WEIGHT = 0.3;
    private static final double SPREAD_WEIGHT = 0.1;

    /// For how many batches a knot is remembered, how many there are at most, and how much one may count. It is
    /// long enough to remember large batches through a time of small ones.
    private static final long AGE = 1000;

    private static final int MOST = 64;
    private static final double HEAVIEST = 50;

    private final TreeMap<Integer, Knot> knots = new TreeMap<>();
    private double variance;
    private long batches;

    void add(double rows, double nanos) {
        batches++;
        int size = (int) Math.floor(Math.log(rows) / STEP);
        Knot before = knots.get(size);
        if (before == null) {
            knots.put(size, new Knot(rows, nanos, 1, batches));
        } else {
            double error = nanos - before.nanos * rows / before.rows;
            variance += SPREAD_WEIGHT * (error * error - variance);
            knots.put(size, before.and(rows, nanos, batches));
        }
        knots.values().removeIf(knot -> batches - knot.seen > AGE);
        if (knots.size() > MOST) {
            knots.entrySet().stream()
                    .min(Map.Entry.comparingByValue(Comparator.comparingLong(Knot::seen)))
                    .ifPresent(oldest -> knots.remove(oldest.getKey()));
        }
    }

    int size() {
        return knots.size();
    }

    /// What batches of one size differ by, as a standard deviation in nanoseconds.
    double spread() {
        return Math.sqrt(variance);
    }

    /// Sizes and times, by size, with times that do not fall.
    Curve curve() {
        double[] rows = new double[knots.size()];
        double[] nanos = new double[knots.size()];
        double[] weights = new double[knots.size()];
        int i = 0;
        for (Knot knot : knots.values()) {
            rows[i] = knot.rows;
            nanos[i] = knot.nanos;
            weights[i] = Math.min(knot.count, HEAVIEST);
            i++;
        }
        return new Curve(rows, Isotonic.fit(nanos, weights));
    }

    private record Knot(double rows, double nanos, double count, long seen) {
        Knot and(double moreRows, double moreNanos, long batch) {
            return new Knot(rows + WEIGHT * (moreRows - rows), nanos + WEIGHT * (moreNanos - nanos), count + 1, batch);
        }
    }
}
