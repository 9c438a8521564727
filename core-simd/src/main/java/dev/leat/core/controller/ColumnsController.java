package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Observation;

/// As many rows as make a number of cells, more with few threads: how Polars sized the chunks of its first streaming
/// engine (polars-pipe, `determine_chunk_size`). It looks at nothing but the number of columns.
final class ColumnsController implements Controller {

    private static final long LEAST = 1000;
    private static final long THREADS = 12;

    private final int firstRows;
    private final long cells;
    private final long threads;

    ColumnsController(int firstRows, long cells, long threads) {
        this.firstRows = firstRows;
        this.cells = cells;
        this.threads = threads;
    }

    @Override
    public int firstRows() {
        return firstRows;
    }

    @Override
    public int nextRows(Observation done) {
        long factor = Math.max(1, THREADS / threads);
        return (int) Math.clamp(cells / Math.max(1, done.columns()) * factor, LEAST, Rows.MOST);
    }
}
