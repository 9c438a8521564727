package dev.leat.formats.parquet.write;

import dev.leat.formats.parquet.bloom.SplitBlock;
import dev.leat.formats.parquet.bloom.XxHash64;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.apache.parquet.format.BloomFilterAlgorithm;
import org.apache.parquet.format.BloomFilterCompression;
import org.apache.parquet.format.BloomFilterHash;
import org.apache.parquet.format.BloomFilterHeader;
import org.apache.parquet.format.SplitBlockAlgorithm;
import org.apache.parquet.format.Uncompressed;
import org.apache.parquet.format.XxHash;

/// The bloom filter of a column chunk (BloomFilter.md). How many different values come is not known before, so it is as
/// large as it may be at first, and folded in the end: two blocks that stand beside each other become one as long as
/// few enough values are found that are not there.
final class BloomFilter {

    /// How many values that are not there may be found, of all.
    private static final double MOST_ERRORS = 0.01;

    /// A filter that finds more is not worth its bytes.
    private static final double USELESS = 0.25;

    private static final int WORDS = SplitBlock.BYTES / Integer.BYTES;

    private final MemorySegment bits;
    private final long most;
    private boolean empty = true;

    /// @param bytes of the filter at most, a power of two, 32 or more
    BloomFilter(Arena arena, long bytes) {
        this.bits = arena.allocate(bytes, Buffer.PADDING);
        this.most = bytes / SplitBlock.BYTES;
    }

    /// Takes the values of a page.
    void add(PageValues values) {
        switch (values) {
            case FixedValues fixed -> {
                int width = fixed.kind().width();
                for (long i = 0; i < fixed.count(); i++) {
                    add(XxHash64.hash(fixed.values(), i * width, width));
                }
            }
            case ByteValues texts -> add(texts);
            case CodedValues coded -> add(coded.texts());
            case BitValues _ -> throw new IllegalArgumentException("truths have no bloom filter");
        }
    }

    private void add(ByteValues texts) {
        long start = 0;
        for (long i = 0; i < texts.count(); i++) {
            int length = texts.lengths().get(Little.INT, 4 * i);
            add(XxHash64.hash(texts.bytes(), start, length));
            start += length;
        }
    }

    private void add(long hash) {
        SplitBlock.add(bits, SplitBlock.block(hash, most), hash);
        empty = false;
    }

    /// Writes the filter, where it is of use, and is empty again.
    Place write(Tail tail) throws IOException, InterruptedException {
        Place place = empty || errors(most, 1) > USELESS ? Place.NONE : writeFolded(tail);
        bits.fill((byte) 0);
        empty = true;
        return place;
    }

    private Place writeFolded(Tail tail) throws IOException, InterruptedException {
        long blocks = most;
        while (blocks > 1 && errors(blocks, 2) <= MOST_ERRORS) {
            fold(blocks);
            blocks /= 2;
        }
        long start = tail.position();
        long bytes = blocks * SplitBlock.BYTES;
        tail.write(Thrift.bytes(new BloomFilterHeader(
                Math.toIntExact(bytes),
                BloomFilterAlgorithm.BLOCK(new SplitBlockAlgorithm()),
                BloomFilterHash.XXHASH(new XxHash()),
                BloomFilterCompression.UNCOMPRESSED(new Uncompressed()))));
        tail.write(bits.asSlice(0, bytes));
        return new Place(start, Math.toIntExact(tail.position() - start));
    }

    /// How many values that are not there would be found, of all, once so many blocks each were one: those whose
    /// bit is set in each of the eight words.
    private double errors(long blocks, int together) {
        double found = 0;
        for (long block = 0; block < blocks; block += together) {
            double all = 1;
            for (int word = 0; word < WORDS; word++) {
                int set = together == 1
                        ? bits.get(Little.INT, block * SplitBlock.BYTES + 4L * word)
                        : folded(block, word);
                all *= Integer.bitCount(set) / (double) Integer.SIZE;
            }
            found += all;
        }
        return found * together / blocks;
    }

    /// A value in block `b` of `n` is in block `b / 2` of `n / 2`.
    private void fold(long blocks) {
        for (long block = 0; block < blocks; block += 2) {
            for (int word = 0; word < WORDS; word++) {
                bits.set(Little.INT, block / 2 * SplitBlock.BYTES + 4L * word, folded(block, word));
            }
        }
    }

    private int folded(long block, int word) {
        long at = block * SplitBlock.BYTES + 4L * word;
        return bits.get(Little.INT, at) | bits.get(Little.INT, at + SplitBlock.BYTES);
    }

    /// Where a filter stands in the file; of no bytes where there is none.
    record Place(long offset, int bytes) {
        static final Place NONE = new Place(0, 0);
    }
}
