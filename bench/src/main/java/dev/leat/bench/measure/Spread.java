package dev.leat.bench.measure;

import java.util.List;

/// The middle of some measurements, and how far they lie apart.
///
/// @param median the middle one, or the mean of the two in the middle
/// @param deviation the median of how far each is from the median (median absolute deviation, which one outlier does
///     not move)
public record Spread(int count, double median, double deviation, double least, double most) {

    /// @throws IllegalArgumentException of none
    public static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double median = median(values);
        List<Double> distances =
                values.stream().map(value -> Math.abs(value - median)).toList();
        return new Spread(
                values.size(),
                median,
                median(distances),
                values.stream().min(Double::compare).orElseThrow(),
                values.stream().max(Double::compare).orElseThrow());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
