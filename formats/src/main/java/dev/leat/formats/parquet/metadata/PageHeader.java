package dev.leat.formats.parquet.metadata;

import java.lang.foreign.MemorySegment;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageType;
import shaded.parquet.org.apache.thrift.TException;

/// What stands before the bytes of a page. None of its numbers was checked but for its sign.
///
/// @param headerBytes how many bytes the header itself takes
/// @param storedBytes of the page as it is stored, levels included
/// @param plainBytes of the page decompressed, levels included
/// @param summed whether `sum` is the CRC-32 of the stored bytes
/// @param values how many there are, nulls included
/// @param levels how definition levels are laid out; those of version 2 are RLE without a length
/// @param definitionBytes of version 2: bytes of definition levels, which are not compressed
/// @param repetitionBytes of version 2, likewise
/// @param compressed whether the values are
public record PageHeader(
        Kind kind,
        int headerBytes,
        int storedBytes,
        int plainBytes,
        boolean summed,
        int sum,
        int values,
        Encoding encoding,
        Encoding levels,
        int definitionBytes,
        int repetitionBytes,
        boolean compressed) {

    /// Where the bytes given end before the header does.
    public static final PageHeader CUT_SHORT = other(0, 0, 0, false, 0);

    /// Which page follows.
    public enum Kind {
        DICTIONARY,
        DATA,
        DATA_V2,
        /// To be skipped: of an index, or of a kind that is not known.
        OTHER
    }

    /// Reads a header from the start of a segment.
    ///
    /// @return [#CUT_SHORT] where the segment ends before it
    /// @throws MetadataException where there is no header
    public static PageHeader read(MemorySegment bytes) throws MetadataException {
        var header = new org.apache.parquet.format.PageHeader();
        try {
            long taken = Thrift.read(header, bytes);
            return taken == Thrift.CUT_SHORT ? CUT_SHORT : checked(of(header, Math.toIntExact(taken)));
        } catch (TException e) {
            throw new MetadataException("no page header: " + e.getMessage(), e);
        }
    }

    private static PageHeader of(org.apache.parquet.format.PageHeader header, int taken) throws MetadataException {
        int stored = header.getCompressed_page_size();
        int plain = header.getUncompressed_page_size();
        boolean summed = header.isSetCrc();
        int sum = header.getCrc();
        PageType type = header.getType();
        if (type == PageType.DICTIONARY_PAGE && header.isSetDictionary_page_header()) {
            var dictionary = Thrift.present(header.getDictionary_page_header(), "header");
            Encoding encoding = Encoding.of(dictionary.getEncoding());
            // PLAIN_DICTIONARY is PLAIN here (Encodings.md, "Dictionary Encoding").
            Encoding plainly = encoding == Encoding.DICTIONARY ? Encoding.PLAIN : encoding;
            int values = dictionary.getNum_values();
            return new PageHeader(
                    Kind.DICTIONARY, taken, stored, plain, summed, sum, values, plainly, Encoding.RLE, 0, 0, true);
        }
        if (type == PageType.DATA_PAGE && header.isSetData_page_header()) {
            DataPageHeader data = Thrift.present(header.getData_page_header(), "header");
            Encoding levels = Encoding.of(data.getDefinition_level_encoding());
            Encoding encoding = Encoding.of(data.getEncoding());
            int values = data.getNum_values();
            return new PageHeader(Kind.DATA, taken, stored, plain, summed, sum, values, encoding, levels, 0, 0, true);
        }
        if (type == PageType.DATA_PAGE_V2 && header.isSetData_page_header_v2()) {
            DataPageHeaderV2 data = Thrift.present(header.getData_page_header_v2(), "header");
            boolean compressed = !data.isSetIs_compressed() || data.isIs_compressed();
            return new PageHeader(
                    Kind.DATA_V2,
                    taken,
                    stored,
                    plain,
                    summed,
                    sum,
                    data.getNum_values(),
                    Encoding.of(data.getEncoding()),
                    Encoding.RLE,
                    data.getDefinition_levels_byte_length(),
                    data.getRepetition_levels_byte_length(),
                    compressed);
        }
        return other(taken, stored, plain, summed, sum);
    }

    private static PageHeader other(int taken, int stored, int plain, boolean summed, int sum) {
        return new PageHeader(
                Kind.OTHER, taken, stored, plain, summed, sum, 0, Encoding.UNKNOWN, Encoding.RLE, 0, 0, true);
    }

    private static PageHeader checked(PageHeader header) throws MetadataException {
        int least = Math.min(
                Math.min(header.storedBytes, header.plainBytes),
                Math.min(header.values, Math.min(header.definitionBytes, header.repetitionBytes)));
        if (least < 0) {
            throw new MetadataException("a page header with a negative size: " + least);
        }
        return header;
    }
}
