package dev.leat.core.controller;

import java.util.Arrays;

/// The mean of some numbers without the least and the largest quarter of them, so that a pause of the JVM is not taken
/// for the cost of rows.
final class Middle {

    private final double[] numbers;
    private int count;

    /// @param size how many numbers make it full
    Middle(int size) {
        this.numbers = new double[size];
    }

    void add(double number) {
        numbers[count++] = number;
    }

    boolean full() {
        return count == numbers.length;
    }

    /// There is one or more.
    double mean() {
        double[] sorted = Arrays.copyOf(numbers, count);
        Arrays.sort(sorted);
        int dropped = count / 4;
        double sum = 0;
        for (int i = dropped; i < count - dropped; i++) {
            sum += sorted[i];
        }
        return sum / (count - 2 * dropped);
    }
}
