package dev.leat.core.controller;

import dev.leat.api.kernel.Observation;

/// What a row read comes to: bytes, with those of the rows that come out for it, and rows out. Smoothed, but the latest
/// where that is more, since what comes out may jump from one batch to the next.
public final class Expansion {

    private static final double WEIGHT = 0.2;

    private double bytes;
    private double latestBytes;
    private double rows;
    private double latestRows;
    private boolean seen;

    /// @param bytesPerRow a guess, until rows were seen
    public Expansion(double bytesPerRow) {
        this.bytes = bytesPerRow;
    }

    public void observe(Observation done) {
        latestBytes = (double) (done.bytesIn() + done.bytesOut()) / Math.max(1, done.rowsIn());
        latestRows = done.expansion();
        // A guess of nothing is none.
        bytes = bytes == 0 ? latestBytes : bytes + WEIGHT * (latestBytes - bytes);
        rows = seen ? rows + WEIGHT * (latestRows - rows) : latestRows;
        seen = true;
    }

    /// Takes that rows need more than it seemed.
    public void needs(double bytesPerRow) {
        bytes = Math.max(bytes, bytesPerRow);
    }

    /// Bytes a row read, in and out.
    public double bytesPerRow() {
        return Math.max(bytes, latestBytes);
    }

    /// Rows out a row read.
    public double rowsPerRow() {
        return Math.max(rows, latestRows);
    }
}
