package dev.leat.formats.convert;

import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.TreeMap;

/// The rows of a batch that could not be read, by row. For each the first finding counts.
public final class Rejections {

    private final Map<Integer, Rejection> byRow = new TreeMap<>();

    public boolean none() {
        return byRow.isEmpty();
    }

    public Map<Integer, Rejection> byRow() {
        return byRow;
    }

    public void clear() {
        byRow.clear();
    }

    /// Takes what did not fit in a step that starts at `row`.
    ///
    /// @param bits which of its rows have a value
    /// @param dense whether all have
    public void take(Misfits misfits, String column, int row, MemorySegment bits, boolean dense) {
        for (Misfits.Misfit misfit : misfits.found()) {
            int at = dense ? misfit.index() : nth(bits, misfit.index());
            byRow.putIfAbsent(row + at, new Rejection(column, misfit.problem()));
        }
        misfits.clear();
    }

    private static int nth(MemorySegment bits, int index) {
        int row = -1;
        for (int left = index; left >= 0; ) {
            row++;
            left -= Bitmaps.get(bits, row) ? 1 : 0;
        }
        return row;
    }

    public record Rejection(String column, String problem) {}
}
