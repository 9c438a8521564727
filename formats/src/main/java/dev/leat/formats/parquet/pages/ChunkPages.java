package dev.leat.formats.parquet.pages;

import dev.leat.api.data.DataException;
import dev.leat.formats.compression.BlockCompression;
import dev.leat.formats.compression.BlockDecompressor;
import dev.leat.formats.parquet.metadata.Chunk;
import dev.leat.formats.parquet.metadata.Encoding;
import dev.leat.formats.parquet.metadata.Leaf;
import dev.leat.formats.parquet.metadata.MetadataException;
import dev.leat.formats.parquet.metadata.PageHeader;
import dev.leat.formats.parquet.metadata.PageLocations;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/// The pages of a column, chunk after chunk: found, checked against their sums, decompressed.
///
/// A page is there until the next is asked for. For one thread.
final class ChunkPages {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// The first guess at how long a header is, which is doubled as long as it is too short.
    private static final int HEADER = 512;

    /// A header is as long as its statistics make it, and read ahead as a whole.
    private static final int LONGEST_HEADER = 64 * 1024;

    private final Leaf leaf;
    private final StoredChunk stored;
    private final Decompressors decompressors;
    private final Room plain;
    private BlockDecompressor decompressor;
    private long rowsLeft;
    private long row;
    private PageHeader header = PageHeader.CUT_SHORT;
    private PageLocations locations = PageLocations.UNKNOWN;
    private int page;
    private boolean sought;
    private long pageAt;
    private long pageRow;

    /// @param decompressors shared by the columns of a reader
    /// @param plain holds the page
    ChunkPages(Leaf leaf, StoredChunk stored, Decompressors decompressors, Room plain) {
        this.leaf = leaf;
        this.stored = stored;
        this.decompressors = decompressors;
        this.plain = plain;
        this.decompressor = decompressors.of(BlockCompression.NONE);
    }

    Leaf leaf() {
        return leaf;
    }

    /// How many bytes were read so far, of all chunks.
    long bytesRead() {
        return stored.fetched();
    }

    /// Starts with a chunk.
    ///
    /// @param known where its data pages are; they are found one behind the other where that is not known
    /// @param firstRow the number of its first row in the file
    void of(Chunk chunk, PageLocations known, long firstRow) {
        if (!chunk.obstacle().isEmpty()) {
            throw new DataException(stored.blob().name(), 0, "column '" + leaf.name() + "': " + chunk.obstacle());
        }
        stored.of(chunk.extent());
        decompressor = decompressors.of(chunk.compression());
        rowsLeft = chunk.values();
        row = firstRow;
        locations = known;
        page = 0;
        sought = false;
    }

    /// Whether a place of the chunk is still to come.
    boolean before(long offset) {
        return stored.position() < offset;
    }

    /// Goes to a data page whose place is known.
    void to(int target) {
        long skipped = locations.firstRow(target) - locations.firstRow(page);
        stored.to(locations.offset(target));
        rowsLeft -= skipped;
        row += skipped;
        page = target;
        sought = true;
    }

    /// Reads nothing ahead that is behind the first `count` data pages.
    void until(int count) {
        stored.until(count == 0 ? locations.offset(0) : locations.offset(count - 1) + locations.bytes(count - 1));
    }

    /// Reads the header of the next page, of those that have values or a dictionary.
    ///
    /// @throws DamagedPage where there is none though rows are missing
    PageHeader next() throws IOException, InterruptedException {
        while (true) {
            if (sought && page < locations.pages()) {
                stored.to(locations.offset(page));
            }
            pageAt = stored.position();
            pageRow = row;
            if (stored.left() <= 0) {
                throw new DamagedPage("its pages end before its rows");
            }
            header = readHeader();
            stored.skip(header.headerBytes());
            if (header.storedBytes() > stored.left()) {
                throw new DamagedPage(
                        "a page of " + header.storedBytes() + " bytes where " + stored.left() + " are left");
            }
            boolean data = header.kind() == PageHeader.Kind.DATA || header.kind() == PageHeader.Kind.DATA_V2;
            if (sought || (data && locations.known())) {
                requireAsKnown(data);
            }
            if (header.kind() == PageHeader.Kind.OTHER) {
                stored.skip(header.storedBytes());
                continue;
            }
            if (data && header.values() > rowsLeft) {
                throw new DamagedPage("a page of " + header.values() + " rows where " + rowsLeft + " are left");
            }
            return header;
        }
    }

    /// The index may be wrong, or of another file.
    private void requireAsKnown(boolean data) {
        boolean same = data
                && page < locations.pages()
                && pageAt == locations.offset(page)
                && header.headerBytes() + (long) header.storedBytes() == locations.bytes(page)
                && header.values() == locations.rows(page);
        if (!same) {
            throw new DamagedPage(
                    "a page of " + header.values() + " rows in " + (header.headerBytes() + (long) header.storedBytes())
                            + " bytes, which is not what the offset index has there");
        }
    }

    private PageHeader readHeader() throws IOException, InterruptedException {
        for (int guess = HEADER; ; guess *= 2) {
            MemorySegment bytes = stored.peek(guess);
            try {
                PageHeader found = PageHeader.read(bytes);
                if (!found.equals(PageHeader.CUT_SHORT)) {
                    return found;
                }
            } catch (MetadataException e) {
                throw (DamagedPage) new DamagedPage(String.valueOf(e.getMessage())).initCause(e);
            }
            if (guess >= LONGEST_HEADER || guess >= stored.left()) {
                throw new DamagedPage("ends within a page header");
            }
        }
    }

    /// Passes over the page whose header was read.
    void pass() {
        stored.skip(header.storedBytes());
        count();
    }

    /// Reads the page whose header was read: of a dictionary.
    Span dictionary() throws IOException, InterruptedException {
        return body(0, header.storedBytes(), header.plainBytes(), true);
    }

    /// Reads the page whose header was read: of data.
    Page data(Levels levels) throws IOException, InterruptedException {
        Page page = header.kind() == PageHeader.Kind.DATA_V2 ? second(levels) : first(levels);
        count();
        return page;
    }

    private void count() {
        if (header.kind() != PageHeader.Kind.DICTIONARY) {
            rowsLeft -= header.values();
            row += header.values();
            page++;
        }
    }

    /// Version 1: levels and values are compressed together.
    private Page first(Levels levels) throws IOException, InterruptedException {
        Span body = body(0, header.storedBytes(), header.plainBytes(), true);
        if (levels.none()) {
            return new Page(header.values(), header.encoding(), Span.EMPTY, body);
        }
        if (header.levels() == Encoding.BIT_PACKED) {
            long bytes = ((long) header.values() * levels.width() + 7) / 8;
            Span packed = body.to(body.start() + bytes);
            return new Page(
                    header.values(),
                    header.encoding(),
                    levels.packed(packed, header.values()),
                    body.from(packed.end()));
        }
        if (header.levels() != Encoding.RLE) {
            throw new DamagedPage("definition levels in " + header.levels());
        }
        long start = body.to(body.start() + 4).end();
        long length = body.buffer().get(INT, body.start()) & 0xFFFFFFFFL;
        Span runs = body.from(start).to(start + length);
        return new Page(header.values(), header.encoding(), runs, body.from(runs.end()));
    }

    /// Version 2: levels come first, and are not compressed.
    private Page second(Levels levels) throws IOException, InterruptedException {
        long before = (long) header.repetitionBytes() + header.definitionBytes();
        if (before > header.storedBytes() || before > header.plainBytes()) {
            throw new DamagedPage("levels of " + before + " bytes in a page of " + header.storedBytes());
        }
        Span body = body(before, header.storedBytes(), header.plainBytes(), header.compressed());
        Span runs = body.from(body.start() + header.repetitionBytes()).to(body.start() + before);
        return new Page(header.values(), header.encoding(), levels.none() ? Span.EMPTY : runs, body.from(runs.end()));
    }

    /// Reads what is stored, checks its sum, and decompresses it.
    ///
    /// @param before bytes at the start that are not compressed
    private Span body(long before, int storedBytes, int plainBytes, boolean compressed)
            throws IOException, InterruptedException {
        if (!compressed || decompressor.compression() == BlockCompression.NONE) {
            MemorySegment page = plain.atLeast(storedBytes);
            stored.take(page, storedBytes);
            checkSum(page.asSlice(0, storedBytes));
            return new Span(page, 0, storedBytes);
        }
        long block = storedBytes - before;
        long size = plainBytes - before;
        if (size > decompressor.compression().mostPlain(block)) {
            throw new DamagedPage("says that " + block + " bytes of " + decompressor.compression() + " are " + size
                    + " decompressed");
        }
        MemorySegment read = decompressors.stored().atLeast(storedBytes);
        stored.take(read, storedBytes);
        checkSum(read.asSlice(0, storedBytes));
        MemorySegment page = plain.atLeast(plainBytes);
        MemorySegment.copy(read, 0, page, 0, before);
        if (!decompressor.decompress(read.asSlice(before, block), page.asSlice(before, size))) {
            throw new DamagedPage(
                    "damaged " + decompressor.compression() + " data, or not the " + size + " bytes that it says");
        }
        return new Span(page, 0, plainBytes);
    }

    private void checkSum(MemorySegment bytes) {
        if (!header.summed()) {
            return;
        }
        CRC32 sum = new CRC32();
        sum.update(bytes.asByteBuffer());
        if ((int) sum.getValue() != header.sum()) {
            throw new DamagedPage("its sum is wrong: the bytes are not those that were written");
        }
    }

    /// An error of the page that was read last.
    DataException wrong(DamagedPage problem) {
        String where =
                "column '" + leaf.name() + "', page at byte " + pageAt + ", of rows from " + (pageRow + 1) + ": ";
        return (DataException)
                new DataException(stored.blob().name(), 0, where + problem.getMessage()).initCause(problem);
    }
}
