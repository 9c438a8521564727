package dev.leat.formats.parquet.write;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.format.BoundaryOrder;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Statistics;

/// A column chunk that was written: what the footer and the page index say of it (Parquet format, parquet.thrift
/// and PageIndex.md).
///
/// @param start where it begins in the file
/// @param filter its bloom filter
record Chunk(
        StoredColumn column,
        long start,
        Optional<FinishedPage.Facts> dictionary,
        List<FinishedPage.Facts> pages,
        BloomFilter.Place filter) {

    /// The same with its filter.
    Chunk with(BloomFilter.Place place) {
        return new Chunk(column, start, dictionary, pages, place);
    }

    long bytes() {
        return dictionary.map(FinishedPage.Facts::bytes).orElse(0L)
                + pages.stream().mapToLong(FinishedPage.Facts::bytes).sum();
    }

    long plainBytes() {
        return dictionary.map(FinishedPage.Facts::plainBytes).orElse(0L)
                + pages.stream().mapToLong(FinishedPage.Facts::plainBytes).sum();
    }

    private long firstPage() {
        return start + dictionary.map(FinishedPage.Facts::bytes).orElse(0L);
    }

    ColumnChunk footer(CompressionCodec codec) {
        long rows = pages.stream().mapToLong(FinishedPage.Facts::rows).sum();
        var meta = new ColumnMetaData(
                column.element().getType(),
                encodings(),
                List.of(column.name()),
                codec,
                rows,
                plainBytes(),
                bytes(),
                firstPage());
        if (dictionary.isPresent()) {
            meta.setDictionary_page_offset(start);
        }
        if (filter.bytes() > 0) {
            meta.setBloom_filter_offset(filter.offset()).setBloom_filter_length(filter.bytes());
        }
        meta.setStatistics(statistics());
        meta.setEncoding_stats(encodingCounts());
        // The footer has the metadata; there is no copy behind the chunk.
        return new ColumnChunk(0).setMeta_data(meta);
    }

    private List<Encoding> encodings() {
        Set<Encoding> encodings = EnumSet.of(Encoding.RLE);
        dictionary.ifPresent(page -> encodings.add(page.encoding()));
        pages.forEach(page -> encodings.add(page.encoding()));
        return List.copyOf(encodings);
    }

    private List<PageEncodingStats> encodingCounts() {
        List<PageEncodingStats> counts = new ArrayList<>();
        dictionary.ifPresent(page -> counts.add(new PageEncodingStats(PageType.DICTIONARY_PAGE, page.encoding(), 1)));
        for (Encoding encoding : encodings()) {
            int count = (int)
                    pages.stream().filter(page -> page.encoding() == encoding).count();
            if (count > 0) {
                counts.add(new PageEncodingStats(PageType.DATA_PAGE_V2, encoding, count));
            }
        }
        return counts;
    }

    private Statistics statistics() {
        Comparator<ByteBuffer> order = column.order();
        Bounds all = pages.stream()
                .map(FinishedPage.Facts::bounds)
                .reduce(Bounds.NONE, (one, other) -> one.and(other, order));
        var statistics = new Statistics()
                .setNull_count(
                        pages.stream().mapToLong(FinishedPage.Facts::nulls).sum());
        if (column.real()) {
            statistics.setNan_count(all.nans());
        }
        if (!all.none()) {
            statistics.setMin_value(all.min()).setIs_min_value_exact(all.minExact());
            statistics.setMax_value(all.max()).setIs_max_value_exact(all.maxExact());
        }
        return statistics;
    }

    OffsetIndex offsetIndex() {
        List<PageLocation> locations = new ArrayList<>(pages.size());
        long offset = firstPage();
        long row = 0;
        for (FinishedPage.Facts page : pages) {
            locations.add(new PageLocation(offset, Math.toIntExact(page.bytes()), row));
            offset += page.bytes();
            row += page.rows();
        }
        return new OffsetIndex(locations);
    }

    /// Empty where a page has values but none that is a number: the format has no bounds for it, and then no
    /// index.
    Optional<ColumnIndex> columnIndex() {
        List<Boolean> nullPages = new ArrayList<>(pages.size());
        List<ByteBuffer> mins = new ArrayList<>(pages.size());
        List<ByteBuffer> maxs = new ArrayList<>(pages.size());
        List<Long> nulls = new ArrayList<>(pages.size());
        List<Long> nans = new ArrayList<>(pages.size());
        for (FinishedPage.Facts page : pages) {
            boolean empty = page.nulls() == page.rows();
            if (page.bounds().none() && !empty) {
                return Optional.empty();
            }
            nullPages.add(empty);
            mins.add(page.bounds().min());
            maxs.add(page.bounds().max());
            nulls.add((long) page.nulls());
            nans.add(page.bounds().nans());
        }
        ColumnIndex index = new ColumnIndex(nullPages, mins, maxs, boundaryOrder()).setNull_counts(nulls);
        return Optional.of(column.real() ? index.setNan_counts(nans) : index);
    }

    private BoundaryOrder boundaryOrder() {
        Comparator<ByteBuffer> order = column.order();
        boolean ascending = true;
        boolean descending = true;
        Bounds before = Bounds.NONE;
        for (FinishedPage.Facts page : pages) {
            Bounds bounds = page.bounds();
            if (bounds.none()) {
                continue;
            }
            if (!before.none()) {
                int mins = order.compare(before.min(), bounds.min());
                int maxs = order.compare(before.max(), bounds.max());
                ascending &= mins <= 0 && maxs <= 0;
                descending &= mins >= 0 && maxs >= 0;
            }
            before = bounds;
        }
        if (ascending) {
            return BoundaryOrder.ASCENDING;
        }
        return descending ? BoundaryOrder.DESCENDING : BoundaryOrder.UNORDERED;
    }
}
