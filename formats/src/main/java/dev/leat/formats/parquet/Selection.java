package dev.leat.formats.parquet;

import dev.leat.formats.parquet.metadata.BloomFilters;
import dev.leat.formats.parquet.metadata.Bounds;
import dev.leat.formats.parquet.metadata.Chunk;
import dev.leat.formats.parquet.metadata.Leaf;
import dev.leat.formats.parquet.metadata.PageIndexes;
import dev.leat.formats.parquet.metadata.PageLocations;
import dev.leat.formats.parquet.metadata.RowGroup;
import dev.leat.formats.parquet.pushdown.Pruning;
import dev.leat.formats.parquet.pushdown.RowRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which rows of a file's row groups may meet a condition: by the statistics in the footer, then by bloom filters, then
/// by the page index. For one thread.
final class Selection {

    private final Pruning pruning;
    private final List<Leaf> asked;
    private final PageIndexes indexes;
    private final BloomFilters filters;

    Selection(ParquetFile file, Pruning pruning) {
        this.pruning = pruning;
        this.asked = pruning.leaves();
        this.indexes = new PageIndexes(file.store(), file.blob(), file.memory());
        this.filters = new BloomFilters(file.store(), file.blob(), file.memory());
    }

    /// Whether a row group may have a row that meets the condition, by its statistics.
    boolean byStatistics(RowGroup group) throws IOException, InterruptedException {
        return pruning.possible(leaf -> chunk(group, leaf).bounds());
    }

    /// Whether a row group may have a row that meets the condition, by its statistics and bloom filters.
    boolean byFilters(RowGroup group) throws IOException, InterruptedException {
        boolean any = false;
        for (Leaf leaf : asked) {
            any |= chunk(group, leaf).bloomFilter().there();
        }
        return !any || pruning.possible(new Filtered(group));
    }

    /// The rows of a row group that may meet the condition, by the page index of its columns.
    List<RowRange> byPages(RowGroup group) throws IOException, InterruptedException {
        var evidence = new Paged(group);
        var edges = new TreeSet<Long>();
        for (Leaf leaf : asked) {
            Chunk chunk = chunk(group, leaf);
            if (chunk.columnIndex().there() && chunk.offsetIndex().there()) {
                evidence.add(leaf, chunk, edges);
            }
        }
        if (edges.isEmpty()) {
            return whole(group);
        }
        edges.add(group.rows());
        List<RowRange> wanted = new ArrayList<>();
        long from = 0;
        for (long edge : edges) {
            if (edge > from) {
                evidence.row = from;
                if (pruning.possible(evidence)) {
                    append(wanted, from, edge);
                }
                from = edge;
            }
        }
        return wanted;
    }

    private static void append(List<RowRange> ranges, long from, long to) {
        boolean joins = !ranges.isEmpty() && ranges.getLast().to() == from;
        ranges.add(new RowRange(joins ? ranges.removeLast().from() : from, to));
    }

    /// The rows of a row group to read.
    List<RowRange> rows(RowGroup group) throws IOException, InterruptedException {
        return byFilters(group) ? byPages(group) : List.of();
    }

    PageLocations locations(RowGroup group, Leaf leaf) throws IOException, InterruptedException {
        return indexes.locations(chunk(group, leaf));
    }

    /// How many bytes of indexes and filters were read so far.
    long bytesRead() {
        return indexes.bytesRead() + filters.bytesRead();
    }

    static List<RowRange> whole(RowGroup group) {
        return group.rows() == 0 ? List.of() : List.of(new RowRange(0, group.rows()));
    }

    private static Chunk chunk(RowGroup group, Leaf leaf) {
        return group.chunks().get(leaf.column());
    }

    /// What statistics and bloom filters tell.
    private final class Filtered implements Pruning.Evidence {

        private final RowGroup group;

        Filtered(RowGroup group) {
            this.group = group;
        }

        @Override
        public Bounds bounds(Leaf leaf) {
            return chunk(group, leaf).bounds();
        }

        @Override
        public boolean hashed(Leaf leaf) {
            return chunk(group, leaf).bloomFilter().there();
        }

        @Override
        public boolean mayHold(Leaf leaf, long hash) throws IOException, InterruptedException {
            return filters.mayHold(chunk(group, leaf), hash);
        }
    }

    /// What the page index tells of the pages that a row is in, and statistics where there is none.
    private final class Paged implements Pruning.Evidence {

        private final RowGroup group;
        private final List<Indexed> columns = new ArrayList<>();
        private long row;

        Paged(RowGroup group) {
            this.group = group;
        }

        void add(Leaf leaf, Chunk chunk, Set<Long> edges) throws IOException, InterruptedException {
            PageLocations pages = indexes.locations(chunk);
            List<Bounds> bounds = indexes.bounds(leaf, chunk, pages);
            if (bounds.isEmpty()) {
                return;
            }
            columns.add(new Indexed(leaf, pages, bounds));
            for (int i = 0; i < pages.pages(); i++) {
                edges.add(pages.firstRow(i));
            }
        }

        @Override
        public Bounds bounds(Leaf leaf) {
            for (Indexed column : columns) {
                if (column.leaf.equals(leaf)) {
                    return column.bounds.get(column.pages.page(row));
                }
            }
            return chunk(group, leaf).bounds();
        }
    }

    private record Indexed(Leaf leaf, PageLocations pages, List<Bounds> bounds) {}
}
