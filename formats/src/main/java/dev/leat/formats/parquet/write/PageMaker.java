package dev.leat.formats.parquet.write;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.formats.compression.BlockCompressor;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;

/// Puts levels and encoded values together, compresses them, and writes the header: data pages of version 2, whose
/// levels stay plain, and which may stay plain as a whole.
final class PageMaker implements AutoCloseable {

    /// What compressors take at once.
    private static final long MOST_COMPRESSED = 1 << 30;

    private final BlockCompressor compressor;
    private final Buffer body;
    private final CRC32 checksum = new CRC32();

    /// @param plain bytes that pages have before compression, unless texts are longer than a page
    PageMaker(BlockCompressor compressor, MemoryBudget memory, long plain) {
        this.compressor = compressor;
        this.body = new Buffer(memory, compressor.mostStored(plain));
    }

    /// The most bytes of a page, with its header.
    long most(long levels, long values) {
        // Headers have some ten numbers.
        long header = 128;
        return header + levels + (values > MOST_COMPRESSED ? values : compressor.mostStored(values));
    }

    /// How many bytes values take once compressed.
    long compressedBytes(MemorySegment values) {
        if (values.byteSize() == 0) {
            return 0;
        }
        return compressor.compress(values, body.atLeast(compressor.mostStored(values.byteSize()), 0));
    }

    /// A page of values.
    FinishedPage data(Presence presence, MemorySegment values, Encoding encoding, Effort effort, Bounds bounds) {
        long levels = presence.levels(body.atLeast(presence.mostLevels(), 0));
        long stored = store(values, levels, effort);
        boolean compressed = stored >= 0;
        MemorySegment page = body.segment().asSlice(0, levels + (compressed ? stored : values.byteSize()));
        var data = new DataPageHeaderV2(
                presence.rows(), presence.nulls(), presence.rows(), encoding, Math.toIntExact(levels), 0);
        data.setIs_compressed(compressed);
        PageHeader header =
                header(PageType.DATA_PAGE_V2, levels + values.byteSize(), page).setData_page_header_v2(data);
        return finished(header, page, encoding, presence.rows(), presence.nulls(), bounds);
    }

    /// A page of a dictionary. It is compressed in any case, since its header cannot tell.
    FinishedPage dictionary(Dictionary dictionary) {
        MemorySegment plain = dictionary.plain();
        long stored = compressor.compress(plain, body.atLeast(compressor.mostStored(plain.byteSize()), 0));
        MemorySegment page = body.segment().asSlice(0, stored);
        PageHeader header = header(PageType.DICTIONARY_PAGE, plain.byteSize(), page)
                .setDictionary_page_header(new DictionaryPageHeader(dictionary.size(), Encoding.PLAIN));
        return finished(header, page, Encoding.PLAIN, 0, 0, Bounds.NONE);
    }

    /// Puts values behind the levels, compressed where that pays.
    ///
    /// @return how many bytes they have compressed, or -1 where they are not
    private long store(MemorySegment values, long levels, Effort effort) {
        long plain = values.byteSize();
        if (plain > 0 && plain <= MOST_COMPRESSED && effort.worthwhile()) {
            MemorySegment into = body.atLeast(levels + compressor.mostStored(plain), levels);
            long stored = compressor.compress(values, into.asSlice(levels));
            if (effort.shrunk(plain, stored)) {
                return stored;
            }
        }
        MemorySegment.copy(values, 0, body.atLeast(levels + plain, levels), levels, plain);
        return -1;
    }

    private PageHeader header(PageType type, long plain, MemorySegment page) {
        checksum.reset();
        checksum.update(page.asByteBuffer());
        return new PageHeader(type, Math.toIntExact(plain), Math.toIntExact(page.byteSize()))
                .setCrc((int) checksum.getValue());
    }

    private static FinishedPage finished(
            PageHeader header, MemorySegment page, Encoding encoding, int rows, int nulls, Bounds bounds) {
        ByteBuffer bytes = Thrift.bytes(header);
        long plain = bytes.remaining() + (long) header.getUncompressed_page_size();
        var facts = new FinishedPage.Facts(encoding, bytes.remaining() + page.byteSize(), plain, rows, nulls, bounds);
        return new FinishedPage(bytes, page, facts);
    }

    @Override
    public void close() {
        body.close();
    }
}
