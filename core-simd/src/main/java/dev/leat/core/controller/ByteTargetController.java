package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Observation;
import java.util.Arrays;

/// As many rows as make a number of bytes, in and out. Of the last hundred batches it goes by the one that only one in
/// twenty had larger rows than: a mean would hide that some are large.
final class ByteTargetController implements Controller {

    private static final int SAMPLES = 100;
    private static final double QUANTILE = 0.95;

    private final int firstRows;
    private final long targetBytes;
    private final double least;
    private final double most;
    private final double[] samples = new double[SAMPLES];
    private int seen;

    ByteTargetController(int firstRows, long targetBytes, double least, double most) {
        this.firstRows = firstRows;
        this.targetBytes = targetBytes;
        this.least = least;
        this.most = most;
    }

    @Override
    public int firstRows() {
        return firstRows;
    }

    @Override
    public int nextRows(Observation done) {
        samples[seen % SAMPLES] = (double) (done.bytesIn() + done.bytesOut()) / Math.max(1, done.rowsIn());
        seen++;
        double rows = targetBytes / Math.max(1e-9, large());
        return Rows.clamp(Math.clamp(rows, least, most));
    }

    private double large() {
        double[] sorted = Arrays.copyOf(samples, Math.min(seen, SAMPLES));
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(QUANTILE * sorted.length) - 1];
    }
}
