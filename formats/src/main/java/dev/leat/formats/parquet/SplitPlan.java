package dev.leat.formats.parquet;

import dev.leat.formats.parquet.metadata.Leaf;
import dev.leat.formats.parquet.metadata.PageLocations;
import dev.leat.formats.parquet.metadata.RowGroup;
import dev.leat.formats.parquet.pushdown.RowRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Divides the row groups of a file: small ones go together, huge ones are cut between pages where an offset index says
/// where those are.
final class SplitPlan {

    private final ParquetFile file;
    private final List<Leaf> leaves;
    private final Selection selection;
    private final long most;
    private final List<Part> parts = new ArrayList<>();
    private Place from = new Place(0, 0);
    private long bytes = 0;

    /// @param leaves the columns that are read
    /// @param most how many bytes a part has, if that can be
    SplitPlan(ParquetFile file, List<Leaf> leaves, Selection selection, long most) {
        this.file = file;
        this.leaves = leaves;
        this.selection = selection;
        this.most = most;
    }

    /// At least one part, so that every file has one.
    List<Part> parts() throws IOException, InterruptedException {
        List<RowGroup> groups = file.footer().rowGroups();
        for (RowGroup group : groups) {
            var start = new Place(group.number(), 0);
            if (!selection.byStatistics(group)) {
                end(start);
                from = start.next();
                continue;
            }
            long more = bytes(group, leaves);
            if (bytes + more > most) {
                end(start);
            }
            if (more / 2 < most || !divided(group, more)) {
                bytes += more;
            }
        }
        end(new Place(groups.size(), 0));
        if (parts.isEmpty()) {
            var end = new Place(groups.size(), 0);
            parts.add(new Part(end, end, 0));
        }
        return parts;
    }

    private void end(Place to) {
        if (from.before(to)) {
            parts.add(new Part(from, to, bytes));
        }
        from = to;
        bytes = 0;
    }

    /// Divides a huge row group before pages of the column that has the most bytes, leaving out what the page index
    /// rules out.
    ///
    /// @param all bytes of its columns
    /// @return false where it is not known where pages are
    private boolean divided(RowGroup group, long all) throws IOException, InterruptedException {
        if (leaves.isEmpty()) {
            return false;
        }
        Leaf largest = leaves.getFirst();
        for (Leaf leaf : leaves) {
            if (bytes(group, List.of(leaf)) > bytes(group, List.of(largest))) {
                largest = leaf;
            }
        }
        PageLocations pages = selection.locations(group, largest);
        if (!pages.known()) {
            return false;
        }
        double share = (double) all / Math.max(1, bytes(group, List.of(largest)));
        for (RowRange range : selection.rows(group)) {
            cut(group, range, pages, share);
        }
        from = new Place(group.number() + 1, 0);
        return true;
    }

    /// @param share bytes of all columns for a byte of these pages
    private void cut(RowGroup group, RowRange range, PageLocations pages, double share) {
        from = new Place(group.number(), range.from());
        double estimate = 0;
        for (int page = pages.page(range.from()); page < pages.pages() && pages.firstRow(page) < range.to(); page++) {
            double more = pages.bytes(page) * share;
            if (estimate > 0 && estimate + more > most && pages.firstRow(page) > range.from()) {
                bytes = (long) estimate;
                end(new Place(group.number(), pages.firstRow(page)));
                estimate = 0;
            }
            estimate += more;
        }
        bytes = (long) estimate;
        end(new Place(group.number(), range.to()));
    }

    /// What columns of a row group take as they are stored.
    static long bytes(RowGroup group, List<Leaf> leaves) {
        long bytes = 0;
        for (Leaf leaf : leaves) {
            bytes += group.chunks().get(leaf.column()).extent().bytes();
        }
        return bytes;
    }

    /// Rows that follow each other.
    ///
    /// @param bytes how many bytes they have, about
    record Part(Place from, Place to, long bytes) {}
}
