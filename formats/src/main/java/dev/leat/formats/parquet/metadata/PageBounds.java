package dev.leat.formats.parquet.metadata;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnIndex;
import org.jspecify.annotations.Nullable;

/// The bounds of the data pages of a chunk (PageIndex.md, "ColumnIndex").
///
/// What it says of their order is not used, so that it cannot lie.
final class PageBounds {

    private PageBounds() {}

    /// @throws MetadataException where it is not about as many pages as there are
    static List<Bounds> of(ColumnIndex index, PageLocations pages) throws MetadataException {
        List<Boolean> empty = sized(Thrift.present(index.getNull_pages(), "null page"), pages);
        List<ByteBuffer> least = sized(Thrift.present(index.getMin_values(), "least value"), pages);
        List<ByteBuffer> most = sized(Thrift.present(index.getMax_values(), "most value"), pages);
        List<Long> nulls = counts(index.getNull_counts(), pages);
        List<Long> nans = counts(index.getNan_counts(), pages);
        List<Bounds> bounds = new ArrayList<>(pages.pages());
        for (int i = 0; i < pages.pages(); i++) {
            long rows = pages.rows(i);
            if (empty.get(i)) {
                bounds.add(Bounds.unknown(rows, rows));
                continue;
            }
            // A page that is not said to be empty has a value, whatever its count says.
            long absent = nulls.isEmpty() || nulls.get(i) >= rows ? -1 : nulls.get(i);
            bounds.add(new Bounds(true, least.get(i), most.get(i), absent, nans.isEmpty() ? -1 : nans.get(i), rows));
        }
        return bounds;
    }

    private static List<Long> counts(@Nullable List<Long> counts, PageLocations pages) throws MetadataException {
        return counts == null ? List.of() : sized(counts, pages);
    }

    private static <T> List<T> sized(List<T> values, PageLocations pages) throws MetadataException {
        if (values.size() != pages.pages()) {
            throw new MetadataException("an index of " + values.size() + " pages where there are " + pages.pages());
        }
        return values;
    }
}
