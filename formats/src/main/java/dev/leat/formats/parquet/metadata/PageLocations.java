package dev.leat.formats.parquet.metadata;

import java.util.Arrays;
import java.util.List;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageLocation;

/// Where the data pages of a chunk stand, and which of its rows they have (PageIndex.md, "OffsetIndex").
public final class PageLocations {

    /// Where nobody knows.
    public static final PageLocations UNKNOWN = new PageLocations(new long[0], new int[0], new long[1]);

    private final long[] offsets;
    private final int[] bytes;

    /// The first row of each page, and the one after the last.
    private final long[] rows;

    private PageLocations(long[] offsets, int[] bytes, long[] rows) {
        this.offsets = offsets;
        this.bytes = bytes;
        this.rows = rows;
    }

    /// @throws MetadataException where the pages are not one behind the other within the chunk, or do not have its
    /// rows
    static PageLocations of(OffsetIndex index, Chunk chunk) throws MetadataException {
        List<PageLocation> pages = Thrift.present(index.getPage_locations(), "page");
        var locations = new PageLocations(new long[pages.size()], new int[pages.size()], new long[pages.size() + 1]);
        long from = chunk.extent().offset();
        long end = from + chunk.extent().bytes();
        for (int i = 0; i < pages.size(); i++) {
            PageLocation page = pages.get(i);
            locations.offsets[i] = page.getOffset();
            locations.bytes[i] = page.getCompressed_page_size();
            locations.rows[i] = page.getFirst_row_index();
            boolean within = page.getOffset() >= from && page.getCompressed_page_size() > 0;
            if (!within || page.getCompressed_page_size() > end - page.getOffset()) {
                throw new MetadataException("page " + i + " lies outside of its column chunk");
            }
            if (i == 0 ? page.getFirst_row_index() != 0 : locations.rows[i] <= locations.rows[i - 1]) {
                throw new MetadataException("page " + i + " starts with row " + page.getFirst_row_index());
            }
            from = page.getOffset() + page.getCompressed_page_size();
        }
        locations.rows[pages.size()] = chunk.values();
        if (pages.isEmpty() || locations.rows[pages.size() - 1] >= chunk.values()) {
            throw new MetadataException("the last page starts beyond the last row");
        }
        return locations;
    }

    public boolean known() {
        return offsets.length > 0;
    }

    public int pages() {
        return offsets.length;
    }

    /// Where the header of a page stands in the file.
    public long offset(int page) {
        return offsets[page];
    }

    /// Bytes of a page, its header included.
    public int bytes(int page) {
        return bytes[page];
    }

    /// The first row of a page, counted from that of the row group. Also of the one after the last.
    public long firstRow(int page) {
        return rows[page];
    }

    public long rows(int page) {
        return rows[page + 1] - rows[page];
    }

    /// The page that has a row of the row group.
    public int page(long row) {
        int found = Arrays.binarySearch(rows, 0, offsets.length, row);
        return found >= 0 ? found : -found - 2;
    }
}
