package dev.leat.formats.compression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.tck.memory.ArenaBudget;
import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.snappy.SnappyCompressor;
import io.airlift.compress.v3.snappy.SnappyDecompressor;
import io.airlift.compress.v3.snappy.SnappyJavaDecompressor;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The library's compressor and decompressors are the oracle.
final class SnappyBlockTest {

    @Test
    void givesBackColumnsThatTheLibraryCompressed() {
        for (long seed = 0; seed < 400; seed++) {
            byte[] plain = column(new SplittableRandom(seed));

            assertThat(ours(compressed(plain), plain.length))
                    .as("seed %d", seed)
                    .hasValue(plain);
        }
    }

    @Test
    void givesWhatTheLibraryGivesForAnyElements() {
        for (long seed = 0; seed < 2_000; seed++) {
            var elements = new Elements(new SplittableRandom(seed));
            byte[] stored = elements.stored();

            byte[] ours = ours(stored, elements.size()).orElseThrow();

            assertThat(ours).as("seed %d", seed).isEqualTo(elements.plain());
            assertThat(new SnappyJavaDecompressor().getUncompressedLength(stored, 0))
                    .isEqualTo(ours.length);
            assertThat(library(SnappyDecompressor.create(), stored, elements.size()))
                    .as("seed %d", seed)
                    .hasValue(ours);
        }
    }

    @Test
    void findsSoundWhatTheLibraryFindsSound() {
        for (long seed = 0; seed < 4_000; seed++) {
            var random = new SplittableRandom(seed);
            byte[] plain = column(random);
            byte[] stored = compressed(plain);
            for (int i = random.nextInt(4); i >= 0; i--) {
                stored[random.nextInt(stored.length)] = (byte) random.nextInt();
            }

            Optional<byte[]> ours = ours(stored, plain.length);

            assertThat(ours.map(Arrays::hashCode))
                    .as("seed %d", seed)
                    .isEqualTo(library(SnappyDecompressor.create(), stored, plain.length)
                            .map(Arrays::hashCode));
        }
    }

    @Test
    void refusesABlockThatIsCutShortAnywhere() {
        for (long seed = 0; seed < 20; seed++) {
            byte[] plain = column(new SplittableRandom(seed));
            byte[] stored = compressed(plain);
            for (int length = 0; length < stored.length; length += 1 + stored.length / 300) {
                if (plain.length > 0) {
                    assertThat(ours(Arrays.copyOf(stored, length), plain.length))
                            .as("seed %d, %d bytes", seed, length)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void refusesCopiesFromBeforeTheBlockAndBeyondIt() {
        assertThat(ours(bytes(5, 0, 'a', 1, 0), 5)).as("from 0 back").isEmpty();
        assertThat(ours(bytes(5, 0, 'a', 1, 2), 5)).as("from 2 back").isEmpty();
        assertThat(ours(bytes(4, 0, 'a', 1, 1), 4))
                .as("5 bytes in a block of 4")
                .isEmpty();
        assertThat(ours(bytes(5, 0, 'a', 1, 1), 5)).as("sound").hasValue(bytes('a', 'a', 'a', 'a', 'a'));
        assertThat(ours(bytes(5, 0, 'a', 1, 1, 0, 'b'), 5)).as("one byte more").isEmpty();
        assertThat(ours(bytes(5, 0, 'a', (3 << 2) | 3, 1, 0, 0, 0x80), 5))
                .as("from 2 GiB back")
                .isEmpty();
        assertThat(ours(bytes(5, 63 << 2, -1, -1, -1, -1), 5))
                .as("a literal of 4 GiB")
                .isEmpty();
        assertThat(ours(bytes(0x80, 0x80, 0x80, 0x80, 0x80, 1), 5))
                .as("a length of six bytes")
                .isEmpty();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /// Numbers of some bytes each that grow, wander or repeat, or text.
    private static byte[] column(SplittableRandom random) {
        int width = 1 + random.nextInt(16);
        int count = random.nextInt(random.nextBoolean() ? 40 : 5_000);
        long step = 1L << random.nextInt(30);
        byte[] column = new byte[width * count];
        long value = random.nextLong();
        for (int i = 0; i < count; i++) {
            value += random.nextInt(20) == 0 ? random.nextLong() : random.nextLong(step);
            for (int j = 0; j < width; j++) {
                column[i * width + j] = (byte) (j < 8 ? value >>> (8 * j) : j);
            }
        }
        return column;
    }

    private static byte[] compressed(byte[] plain) {
        SnappyCompressor compressor = SnappyCompressor.create();
        byte[] stored = new byte[compressor.maxCompressedLength(plain.length)];
        return Arrays.copyOf(stored, compressor.compress(plain, 0, plain.length, stored, 0, stored.length));
    }

    private static Optional<byte[]> ours(byte[] stored, int size) {
        try (Arena arena = Arena.ofConfined();
                var decompressor = BlockDecompressor.open(BlockCompression.SNAPPY, new ArenaBudget(1 << 20))) {
            MemorySegment plain = arena.allocate(size);
            boolean sound = decompressor.decompress(arena.allocateFrom(ValueLayout.JAVA_BYTE, stored), plain);
            return sound ? Optional.of(plain.toArray(ValueLayout.JAVA_BYTE)) : Optional.empty();
        }
    }

    private static Optional<byte[]> library(SnappyDecompressor library, byte[] stored, int size) {
        byte[] plain = new byte[size];
        try {
            int made = library.decompress(stored, 0, stored.length, plain, 0, size);
            return made == size ? Optional.of(plain) : Optional.empty();
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    /// Elements of every kind and length, and what they stand for, made byte by byte.
    private static final class Elements {

        private final ByteArrayOutputStream stored = new ByteArrayOutputStream();
        private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
        private final SplittableRandom random;

        Elements(SplittableRandom random) {
            this.random = random;
            literal(1 + random.nextInt(20));
            int count = random.nextInt(60);
            for (int i = 0; i < count; i++) {
                switch (random.nextInt(8)) {
                    case 0 -> literal(1 + random.nextInt(300));
                    case 1, 2 -> literal(1 + random.nextInt(20));
                    case 3 -> pairs();
                    default -> copy(1 + random.nextInt(64), 1 + random.nextInt(random.nextBoolean() ? 20 : 5_000));
                }
            }
        }

        byte[] plain() {
            return plain.toByteArray();
        }

        int size() {
            return plain.size();
        }

        byte[] stored() {
            var whole = new ByteArrayOutputStream();
            int length = plain.size();
            for (; length > 0x7F; length >>= 7) {
                whole.write((length & 0x7F) | 0x80);
            }
            whole.write(length);
            whole.writeBytes(stored.toByteArray());
            return whole.toByteArray();
        }

        private void pairs() {
            int literal = 1 + random.nextInt(6);
            int copy = 4 + random.nextInt(8);
            for (int i = random.nextInt(10); i >= 0; i--) {
                literal(literal);
                copy(copy, 8);
            }
        }

        private void literal(int length) {
            int bytes = length <= 60 && random.nextInt(4) > 0 ? 0 : 1 + random.nextInt(4);
            if (bytes == 1 && length > 256) {
                bytes = 2;
            }
            stored.write((bytes == 0 ? length - 1 : 59 + bytes) << 2);
            number(length - 1, bytes);
            for (int i = 0; i < length; i++) {
                int value = random.nextInt(256);
                stored.write(value);
                plain.write(value);
            }
        }

        private void copy(int length, int distance) {
            int back = Math.min(distance, plain.size());
            int shortest = length >= 4 && length <= 11 && back < 2048 ? 1 : 2;
            int kind = shortest + random.nextInt(4 - shortest);
            switch (kind) {
                case 1 -> {
                    stored.write(((back >> 8) << 5) | ((length - 4) << 2) | 1);
                    stored.write(back);
                }
                case 2 -> {
                    stored.write(((length - 1) << 2) | 2);
                    number(back, 2);
                }
                default -> {
                    stored.write(((length - 1) << 2) | 3);
                    number(back, 4);
                }
            }
            byte[] before = Arrays.copyOf(plain.toByteArray(), plain.size() + length);
            for (int i = plain.size(); i < before.length; i++) {
                before[i] = before[i - back];
                plain.write(before[i]);
            }
        }

        private void number(int value, int bytes) {
            for (int i = 0; i < bytes; i++) {
                stored.write(value >> (8 * i));
            }
        }
    }
}
