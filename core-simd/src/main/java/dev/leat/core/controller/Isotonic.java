package dev.leat.core.controller;

/// The non-decreasing sequence nearest to one that was measured, by pooling adjacent violators.
///
/// Source: R. Barlow, D. Bartholomew, J. Bremner, H. Brunk, "Statistical inference under order restrictions" (1972),
/// chapter 1.
final class Isotonic {

    private Isotonic() {}

    /// @param values what was measured, in the order in which it should not fall
    /// @param weights of each, positive
    /// @return the sequence with the least sum of weighted squares of differences
    static double[] fit(double[] values, double[] weights) {
        double[] mean = new double[values.length];
        double[] weight = new double[values.length];
        int[] count = new int[values.length];
        int blocks = 0;
        for (int i = 0; i < values.length; i++) {
            mean[blocks] = values[i];
            weight[blocks] = weights[i];
            count[blocks] = 1;
            blocks++;
            while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
                merge(mean, weight, count, blocks - 2);
                blocks--;
            }
        }
        return spread(mean, count, values.length);
    }

    private static void merge(double[] mean, double[] weight, int[] count, int at) {
        double sum = weight[at] + weight[at + 1];
        mean[at] = (weight[at] * mean[at] + weight[at + 1] * mean[at + 1]) / sum;
        weight[at] = sum;
        count[at] += count[at + 1];
    }

    private static double[] spread(double[] mean, int[] count, int length) {
        double[] fit = new double[length];
        int i = 0;
        for (int block = 0; i < length; block++) {
            for (int end = i + count[block]; i < end; i++) {
                fit[i] = mean[block];
            }
        }
        return fit;
    }
}
