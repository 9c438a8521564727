package dev.leat.formats.parquet.metadata;

import dev.leat.formats.compression.BlockCompression;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Statistics;

/// Makes row groups of what the footer says, once its numbers are seen to lie within the file.
final class Chunks {

    private Chunks() {}

    /// @param end where the footer starts
    static RowGroup rowGroup(
            int number, long row, org.apache.parquet.format.RowGroup group, List<Leaf> leaves, long end)
            throws MetadataException {
        if (group.getNum_rows() < 0) {
            throw new MetadataException("row group " + number + " has " + group.getNum_rows() + " rows");
        }
        if (group.getColumnsSize() != leaves.size()) {
            throw new MetadataException(
                    "row group " + number + " has " + group.getColumnsSize() + " columns, the schema " + leaves.size());
        }
        List<ColumnChunk> columns = Thrift.present(group.getColumns(), "columns");
        List<Chunk> chunks = new ArrayList<>(leaves.size());
        for (Leaf leaf : leaves) {
            chunks.add(chunk(number, leaf, columns.get(leaf.column()), group.getNum_rows(), end));
        }
        return new RowGroup(number, row, group.getNum_rows(), chunks);
    }

    private static Chunk chunk(int group, Leaf leaf, ColumnChunk chunk, long rows, long end) throws MetadataException {
        String where = "column '" + leaf.name() + "' of row group " + group;
        if (chunk.isSetCrypto_metadata() || !chunk.isSetMeta_data()) {
            return unreadable("it is encrypted");
        }
        if (chunk.isSetFile_path()) {
            return unreadable("its values are in another file");
        }
        ColumnMetaData data = Thrift.present(chunk.getMeta_data(), "metadata of a column");
        if (leaf.readable() && !same(leaf, data)) {
            throw new MetadataException(where + " is of another type than the schema says");
        }
        if (leaf.readable() && data.getNum_values() != rows) {
            throw new MetadataException(where + " has " + data.getNum_values() + " values for " + rows + " rows");
        }
        Extent extent = new Extent(start(data), data.getTotal_compressed_size());
        // Row groups without rows may have no pages and no place.
        if (rows > 0 && !within(extent, end)) {
            throw new MetadataException(where + " lies outside of the file, at " + extent);
        }
        return new Chunk(
                compression(data),
                extent,
                data.getTotal_uncompressed_size(),
                data.getNum_values(),
                dictionary(data),
                encodings(data),
                bounds(leaf, data),
                index(chunk.getColumn_index_offset(), chunk.getColumn_index_length(), end),
                index(chunk.getOffset_index_offset(), chunk.getOffset_index_length(), end),
                data.isSetBloom_filter_offset() ? bloom(data, end) : Extent.NONE,
                codecObstacle(data));
    }

    private static Chunk unreadable(String why) {
        return new Chunk(
                BlockCompression.NONE,
                Extent.NONE,
                0,
                0,
                false,
                "",
                Bounds.unknown(-1, 0),
                Extent.NONE,
                Extent.NONE,
                Extent.NONE,
                why);
    }

    private static boolean same(Leaf leaf, ColumnMetaData data) {
        return switch (leaf.physical()) {
            case BOOLEAN -> data.getType() == org.apache.parquet.format.Type.BOOLEAN;
            case INT32 -> data.getType() == org.apache.parquet.format.Type.INT32;
            case INT64 -> data.getType() == org.apache.parquet.format.Type.INT64;
            case INT96 -> data.getType() == org.apache.parquet.format.Type.INT96;
            case FLOAT -> data.getType() == org.apache.parquet.format.Type.FLOAT;
            case DOUBLE -> data.getType() == org.apache.parquet.format.Type.DOUBLE;
            case BYTES -> data.getType() == org.apache.parquet.format.Type.BYTE_ARRAY;
            case FIXED -> data.getType() == org.apache.parquet.format.Type.FIXED_LEN_BYTE_ARRAY;
        };
    }

    /// The dictionary comes first, but some writers say 0 where there is none.
    private static long start(ColumnMetaData data) {
        boolean dictionary = data.isSetDictionary_page_offset() && data.getDictionary_page_offset() > 0;
        long first = data.getData_page_offset();
        return dictionary ? Math.min(first, data.getDictionary_page_offset()) : first;
    }

    private static boolean within(Extent extent, long end) {
        return extent.offset() >= 4 && extent.bytes() >= 0 && extent.bytes() <= end - extent.offset();
    }

    private static Extent index(long offset, int bytes, long end) {
        Extent extent = new Extent(offset, bytes);
        return bytes > 0 && within(extent, end) ? extent : Extent.NONE;
    }

    /// Older files do not say how long a filter is: it ends where the footer starts, at the latest.
    private static Extent bloom(ColumnMetaData data, long end) {
        long offset = data.getBloom_filter_offset();
        long most = Math.max(0, end - offset);
        long bytes = data.isSetBloom_filter_length() ? data.getBloom_filter_length() : most;
        Extent extent = new Extent(offset, bytes);
        return bytes > 0 && within(extent, end) ? extent : Extent.NONE;
    }

    private static BlockCompression compression(ColumnMetaData data) throws MetadataException {
        CompressionCodec codec = Thrift.present(data.getCodec(), "compression");
        return switch (codec) {
            case SNAPPY -> BlockCompression.SNAPPY;
            case GZIP -> BlockCompression.GZIP;
            case LZ4_RAW -> BlockCompression.LZ4;
            case ZSTD -> BlockCompression.ZSTD;
            case UNCOMPRESSED, LZO, BROTLI, LZ4 -> BlockCompression.NONE;
        };
    }

    private static String codecObstacle(ColumnMetaData data) throws MetadataException {
        CompressionCodec codec = Thrift.present(data.getCodec(), "compression");
        return switch (codec) {
            case LZO, BROTLI, LZ4 ->
                "its pages are compressed by " + codec
                        + ", and only by none, snappy, gzip, lz4_raw and zstd can be read";
            case UNCOMPRESSED, SNAPPY, GZIP, LZ4_RAW, ZSTD -> "";
        };
    }

    private static boolean dictionary(ColumnMetaData data) throws MetadataException {
        if (data.isSetEncoding_stats()) {
            for (PageEncodingStats stats : Thrift.present(data.getEncoding_stats(), "encodings")) {
                boolean page =
                        stats.getPage_type() == PageType.DATA_PAGE || stats.getPage_type() == PageType.DATA_PAGE_V2;
                if (page && stats.getCount() > 0 && Encoding.of(stats.getEncoding()) != Encoding.DICTIONARY) {
                    return false;
                }
            }
        }
        return encodingSet(data).contains(Encoding.DICTIONARY);
    }

    private static Set<Encoding> encodingSet(ColumnMetaData data) throws MetadataException {
        Set<Encoding> encodings = EnumSet.noneOf(Encoding.class);
        for (var encoding : Thrift.present(data.getEncodings(), "encodings")) {
            encodings.add(Encoding.of(encoding));
        }
        return encodings;
    }

    private static String encodings(ColumnMetaData data) throws MetadataException {
        return String.join(
                ", ", encodingSet(data).stream().map(Encoding::toString).toList());
    }

    /// How many values are null, or -1 where what is said of it cannot be: a chunk is left out by it.
    private static long nulls(Leaf leaf, ColumnMetaData data, Statistics statistics) {
        long nulls = statistics.getNull_count();
        boolean valued = statistics.isSetMin_value()
                || statistics.isSetMax_value()
                || statistics.isSetMin()
                || statistics.isSetMax();
        boolean possible = nulls >= 0 && nulls <= data.getNum_values();
        boolean contradicted = (nulls > 0 && leaf.definition() == 0) || (nulls == data.getNum_values() && valued);
        return possible && !contradicted ? nulls : -1;
    }

    /// Only the newer fields are used: what order the older ones are in is not known for all types (parquet.thrift,
    /// "Statistics"). Without an order the newer ones mean nothing either ("ColumnOrder").
    private static Bounds bounds(Leaf leaf, ColumnMetaData data) throws MetadataException {
        if (!data.isSetStatistics()) {
            return Bounds.unknown(-1, data.getNum_values());
        }
        Statistics statistics = Thrift.present(data.getStatistics(), "statistics");
        long nulls = statistics.isSetNull_count() ? nulls(leaf, data, statistics) : -1;
        if (!leaf.ordered() || !statistics.isSetMin_value() || !statistics.isSetMax_value()) {
            return Bounds.unknown(nulls, data.getNum_values());
        }
        return new Bounds(
                true,
                ByteBuffer.wrap(statistics.getMin_value()),
                ByteBuffer.wrap(statistics.getMax_value()),
                nulls,
                statistics.isSetNan_count() ? statistics.getNan_count() : -1,
                data.getNum_values());
    }
}
