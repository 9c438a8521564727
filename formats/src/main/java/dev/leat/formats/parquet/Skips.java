package dev.leat.formats.parquet;

import dev.leat.api.plugin.ByteSize;
import dev.leat.formats.parquet.metadata.Leaf;
import dev.leat.formats.parquet.metadata.PageLocations;
import dev.leat.formats.parquet.metadata.RowGroup;
import dev.leat.formats.parquet.pushdown.RowRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Counts what a condition rules out, and by what.
final class Skips {

    private final Tally statistics = new Tally("row groups", "their statistics");
    private final Tally filters = new Tally("row groups", "bloom filters");
    private final Tally index = new Tally("pages", "the page index");

    /// Takes the row groups of a file.
    ///
    /// @param leaves the columns that are read
    void add(ParquetFile file, List<Leaf> leaves, Selection selection) throws IOException, InterruptedException {
        for (RowGroup group : file.footer().rowGroups()) {
            long bytes = SplitPlan.bytes(group, leaves);
            statistics.all++;
            if (!selection.byStatistics(group)) {
                statistics.skip(group.rows(), bytes);
                continue;
            }
            filters.all++;
            if (!selection.byFilters(group)) {
                filters.skip(group.rows(), bytes);
                continue;
            }
            List<RowRange> wanted = selection.byPages(group);
            if (RowRange.rows(wanted) < group.rows()) {
                index.rows += group.rows() - RowRange.rows(wanted);
                for (Leaf leaf : leaves) {
                    addPages(selection.locations(group, leaf), wanted);
                }
            }
        }
    }

    /// Takes the pages of a column, of which those are read that have rows that are wanted.
    private void addPages(PageLocations pages, List<RowRange> wanted) {
        for (int page = 0; page < pages.pages(); page++) {
            index.all++;
            if (new RowRange(pages.firstRow(page), pages.firstRow(page + 1))
                    .cut(wanted)
                    .isEmpty()) {
                index.skip(0, pages.bytes(page));
            }
        }
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Tally tally : List.of(statistics, filters, index)) {
            if (tally.skipped > 0) {
                lines.add(tally.toString());
            }
        }
        return lines;
    }

    /// How many things of one kind there are, and how many of them are skipped.
    private static final class Tally {

        private final String things;
        private final String reason;
        private long all;
        private long skipped;
        private long rows;
        private long bytes;

        Tally(String things, String reason) {
            this.things = things;
            this.reason = reason;
        }

        void skip(long moreRows, long moreBytes) {
            skipped++;
            rows += moreRows;
            bytes += moreBytes;
        }

        @Override
        public String toString() {
            return skipped + " of " + all + " " + things + ", by " + reason + ": " + rows + " rows, "
                    + new ByteSize(bytes);
        }
    }
}
