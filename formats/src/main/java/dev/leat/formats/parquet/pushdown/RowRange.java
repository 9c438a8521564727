package dev.leat.formats.parquet.pushdown;

import java.util.ArrayList;
import java.util.List;

/// Rows of a row group, counted from its first: from one to before another.
public record RowRange(long from, long to) {

    public long rows() {
        return to - from;
    }

    /// What of some ranges, in order, lies within this one.
    public List<RowRange> cut(List<RowRange> ranges) {
        List<RowRange> within = new ArrayList<>();
        for (RowRange range : ranges) {
            long first = Math.max(from, range.from);
            long end = Math.min(to, range.to);
            if (first < end) {
                within.add(new RowRange(first, end));
            }
        }
        return within;
    }

    /// How many rows some ranges have together.
    public static long rows(List<RowRange> ranges) {
        long rows = 0;
        for (RowRange range : ranges) {
            rows += range.rows();
        }
        return rows;
    }
}
