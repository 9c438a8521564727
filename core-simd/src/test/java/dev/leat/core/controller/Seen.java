package dev.leat.core.controller;

import dev.leat.api.kernel.Observation;
import dev.leat.api.kernel.Strain;

/// What a controller of a test sees: a batch of rows, and what is said of it.
record Seen(
        int rows,
        long bytes,
        long rowsOut,
        long readNanos,
        long processNanos,
        int queued,
        int columns,
        long used,
        long limit,
        Strain strain) {

    static Seen rows(int rows) {
        return new Seen(rows, 8L * rows, 0, 1, 1, 0, 1, 0, 1000, Strain.NONE);
    }

    Seen bytesPerRow(long each) {
        return new Seen(rows, each * rows, rowsOut, readNanos, processNanos, queued, columns, used, limit, strain);
    }

    Seen rowsOut(long count) {
        return new Seen(rows, bytes, count, readNanos, processNanos, queued, columns, used, limit, strain);
    }

    Seen read(long nanos) {
        return new Seen(rows, bytes, rowsOut, nanos, processNanos, queued, columns, used, limit, strain);
    }

    Seen process(long nanos) {
        return new Seen(rows, bytes, rowsOut, readNanos, nanos, queued, columns, used, limit, strain);
    }

    Seen queued(int count) {
        return new Seen(rows, bytes, rowsOut, readNanos, processNanos, count, columns, used, limit, strain);
    }

    Seen columns(int count) {
        return new Seen(rows, bytes, rowsOut, readNanos, processNanos, queued, count, used, limit, strain);
    }

    /// @param share of a budget
    Seen used(double share) {
        return memory(Math.round(1000 * share), 1000);
    }

    Seen memory(long inUse, long most) {
        return new Seen(rows, bytes, rowsOut, readNanos, processNanos, queued, columns, inUse, most, strain);
    }

    Seen free(long free) {
        return memory(0, free);
    }

    Seen strain(Strain other) {
        return new Seen(rows, bytes, rowsOut, readNanos, processNanos, queued, columns, used, limit, other);
    }

    Observation observation() {
        return new Observation(
                rows, rows, bytes, rowsOut, 0, readNanos, processNanos, 0, queued, columns, used, limit, strain);
    }
}
