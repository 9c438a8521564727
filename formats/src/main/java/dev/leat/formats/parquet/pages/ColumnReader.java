package dev.leat.formats.parquet.pages;

import dev.leat.api.data.BatchBuilder;
import dev.leat.formats.convert.Rejections;
import dev.leat.formats.parquet.metadata.Chunk;
import dev.leat.formats.parquet.metadata.PageHeader;
import dev.leat.formats.parquet.metadata.PageLocations;
import java.io.IOException;

/// Reads one column, page by page: chunk after chunk into batch after batch. For one thread.
///
/// Rows of a batch are filled in turns: [#available] says how many there are at hand, [#fill] fills as many or fewer.
public final class ColumnReader implements AutoCloseable {

    private final ChunkPages pages;
    private final Levels levels;
    private final Filler filler;
    private PageLocations locations = PageLocations.UNKNOWN;

    /// The next row of the chunk, and how many of its page are left.
    private long row;

    private int pageRows;
    private boolean begun;

    ColumnReader(ChunkPages pages, Levels levels, Filler filler) {
        this.pages = pages;
        this.levels = levels;
        this.filler = filler;
    }

    /// Starts with a chunk.
    ///
    /// @param known where its pages are, if that matters to anyone
    /// @param firstRow the number of its first row in the file
    public void of(Chunk chunk, PageLocations known, long firstRow) {
        pages.of(chunk, known, firstRow);
        filler.chunk();
        locations = known;
        row = 0;
        pageRows = 0;
        begun = false;
    }

    /// Starts with a batch.
    public void begin(BatchBuilder batch) {
        filler.begin(batch);
    }

    /// How many of the next `count` rows can be filled at once: 0 where the batch has to end before them.
    ///
    /// @param count at most what is left of the chunk
    public int available(int count) throws IOException, InterruptedException {
        try {
            while (pageRows == 0) {
                nextPage();
            }
            return filler.fits(Math.min(count, pageRows));
        } catch (DamagedPage e) {
            throw pages.wrong(e);
        }
    }

    private void nextPage() throws IOException, InterruptedException {
        PageHeader header = pages.next();
        if (header.kind() == PageHeader.Kind.DICTIONARY) {
            filler.dictionary(pages.dictionary(), header.values());
            return;
        }
        Page page = pages.data(levels);
        levels.of(page.levels());
        filler.page(page);
        pageRows = page.rows();
    }

    /// Fills slots from `slot` on, as many as rows are [#available] or fewer.
    public void fill(BatchBuilder batch, int slot, int count, Rejections rejections) {
        try {
            filler.fill(batch, slot, count, rejections);
        } catch (DamagedPage e) {
            throw pages.wrong(e);
        }
        pageRows -= count;
        row += count;
    }

    /// Goes to a row of the chunk that is not before the next one. Pages before it are not read where it is known
    /// where they are, and nothing of those behind row `end`.
    public void seek(long target, long end) throws IOException, InterruptedException {
        try {
            if (locations.known()) {
                jump(target, end);
            }
            skip(target - row);
        } catch (DamagedPage e) {
            throw pages.wrong(e);
        }
        row = target;
    }

    private void jump(long target, long end) throws IOException, InterruptedException {
        if (!begun && pages.before(locations.offset(0))) {
            pages.until(0);
            PageHeader header = pages.next();
            if (header.kind() == PageHeader.Kind.DICTIONARY) {
                filler.dictionary(pages.dictionary(), header.values());
            }
        }
        pages.until(locations.page(end - 1) + 1);
        int page = locations.page(target);
        if (!begun || target >= row + pageRows) {
            pages.to(page);
            row = locations.firstRow(page);
            pageRows = 0;
        }
        begun = true;
    }

    /// Passes over rows of the chunk, pages of them unread.
    private void skip(long rows) throws IOException, InterruptedException {
        long left = rows;
        while (left > 0) {
            if (pageRows == 0) {
                left -= passPage(left);
                continue;
            }
            int now = (int) Math.min(left, pageRows);
            filler.skip(now);
            pageRows -= now;
            left -= now;
        }
    }

    /// Passes over the next page where all of its rows are to be skipped, and reads it otherwise.
    ///
    /// @return how many rows were passed over
    private int passPage(long rows) throws IOException, InterruptedException {
        PageHeader header = pages.next();
        if (header.kind() == PageHeader.Kind.DICTIONARY) {
            filler.dictionary(pages.dictionary(), header.values());
            return 0;
        }
        if (header.values() <= rows) {
            pages.pass();
            return header.values();
        }
        Page page = pages.data(levels);
        levels.of(page.levels());
        filler.page(page);
        pageRows = page.rows();
        return 0;
    }

    /// How many bytes were read so far, as they are stored.
    public long bytesRead() {
        return pages.bytesRead();
    }

    /// Ends a batch, all of whose rows are known.
    public void finish(BatchBuilder batch) {
        filler.finish(batch);
    }

    @Override
    public void close() {
        filler.close();
    }
}
