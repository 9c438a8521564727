package dev.leat.formats.parquet.bloom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.tck.data.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;

/// Hashes and blocks are those of parquet-java.
final class SplitBlockTest {

    @Test
    void hashesAsTheSpecificationOfXxHashDoes() {
        assertThat(hash(new byte[0])).isEqualTo(0xEF46DB3751D8E999L);
        assertThat(hash("a".getBytes(StandardCharsets.UTF_8))).isEqualTo(0xD24EC4F1A98C6E5BL);
        assertThat(hash("abc".getBytes(StandardCharsets.UTF_8))).isEqualTo(0x44BC2CF5AD770999L);
    }

    @Test
    void hashesBytesOfAnyLengthAsParquetJavaDoes() {
        long seed = Seeds.next("SplitBlockTest");
        var random = new Random(seed);
        var filter = new BlockSplitBloomFilter(32);
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);

            assertThat(hash(bytes))
                    .as("seed %s, %s bytes", seed, length)
                    .isEqualTo(filter.hash(Binary.fromConstantByteArray(bytes)));
        }
    }

    @Test
    void makesTheFilterThatParquetJavaMakes() throws IOException {
        long seed = Seeds.next("SplitBlockTest");
        var random = new Random(seed);
        try (Arena arena = Arena.ofConfined()) {
            int bytes = 1024;
            MemorySegment filter = arena.allocate(bytes);
            var theirs = new BlockSplitBloomFilter(bytes);
            long blocks = bytes / SplitBlock.BYTES;
            for (int i = 0; i < 100; i++) {
                long hash = random.nextLong();
                SplitBlock.add(filter, SplitBlock.block(hash, blocks), hash);
                theirs.insertHash(hash);

                assertThat(SplitBlock.mayHold(filter, SplitBlock.block(hash, blocks), hash))
                        .isTrue();
            }
            for (int i = 0; i < 1000; i++) {
                long hash = random.nextLong();
                assertThat(SplitBlock.mayHold(filter, SplitBlock.block(hash, blocks), hash))
                        .as("seed %s", seed)
                        .isEqualTo(theirs.findHash(hash));
            }
            var written = new ByteArrayOutputStream();
            theirs.writeTo(written);
            assertThat(filter.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(written.toByteArray());
        }
    }

    private static long hash(byte[] bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocate(bytes.length + 3L);
            MemorySegment.copy(bytes, 0, copy, ValueLayout.JAVA_BYTE, 3, bytes.length);
            return XxHash64.hash(copy, 3, bytes.length);
        }
    }
}
