package dev.leat.formats.compression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.tck.memory.ArenaBudget;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BlockCodecTest {

    private static final int ROOM = 1 << 20;

    @ParameterizedTest
    @EnumSource(BlockCompression.class)
    void givesBackWhatWasCompressed(BlockCompression compression) {
        Random random = random();
        for (int size : new int[] {0, 1, 17, 4096, 65_537, 700_000}) {
            for (int distinct : new int[] {1, 3, 256}) {
                byte[] plain = bytes(random, size, distinct);

                byte[] stored = compress(compression, plain);

                assertThat(decompress(compression, stored, size)).isEqualTo(plain);
                assertThat(compression.mostPlain(stored.length))
                        .as("%s from %s bytes", size, stored.length)
                        .isGreaterThanOrEqualTo(size);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(BlockCompression.class)
    void refusesABlockThatIsNotOfTheDeclaredSize(BlockCompression compression) {
        byte[] stored = compress(compression, bytes(new Random(1), 10_000, 4));

        for (int size : new int[] {0, 1, 9_999, 10_001, 500_000}) {
            assertThat(sound(compression, stored, size)).as("%s bytes", size).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(BlockCompression.class)
    void writesNothingOutsideOfTheBlockWhateverIsStored(BlockCompression compression) {
        Random random = random();
        byte[] good = compress(compression, bytes(random, 5_000, 5));
        try (Arena arena = Arena.ofConfined();
                BlockDecompressor codec = BlockDecompressor.open(compression, new ArenaBudget(1 << 20))) {
            for (int i = 0; i < 3_000; i++) {
                byte[] bad = good.clone();
                for (int j = random.nextInt(4); j >= 0; j--) {
                    bad[random.nextInt(bad.length)] = (byte) random.nextInt();
                }
                MemorySegment room = arena.allocate(6_000).fill((byte) 0x5A);

                boolean _ = codec.decompress(nativeCopy(arena, bad), room.asSlice(500, 5_000));

                assertThat(room.asSlice(0, 500).toArray(ValueLayout.JAVA_BYTE)).containsOnly(0x5A);
                assertThat(room.asSlice(5_500).toArray(ValueLayout.JAVA_BYTE)).containsOnly(0x5A);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = BlockCompression.class, names = "GZIP")
    void readsSeveralMembersAsOneBlock(BlockCompression compression) {
        byte[] first = compress(compression, bytes(new Random(1), 1000, 4));
        byte[] second = compress(compression, bytes(new Random(2), 500, 4));
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        assertThat(decompress(compression, both, 1500))
                .startsWith(bytes(new Random(1), 1000, 4))
                .endsWith(bytes(new Random(2), 500, 4));
    }

    @ParameterizedTest
    @EnumSource(BlockCompression.class)
    void givesBackWhatItLeased(BlockCompression compression) {
        ArenaBudget budget = new ArenaBudget(8 << 20);

        BlockDecompressor.open(compression, budget).close();
        BlockCompressor.open(compression, budget).close();

        assertThat(budget.used()).isZero();
    }

    private static byte[] compress(BlockCompression compression, byte[] plain) {
        try (Arena arena = Arena.ofConfined();
                BlockCompressor codec = BlockCompressor.open(compression, new ArenaBudget(8 << 20))) {
            MemorySegment stored = arena.allocate(codec.mostStored(plain.length));
            long size = codec.compress(nativeCopy(arena, plain), stored);
            return stored.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    private static byte[] decompress(BlockCompression compression, byte[] stored, int size) {
        try (Arena arena = Arena.ofConfined();
                BlockDecompressor codec = BlockDecompressor.open(compression, new ArenaBudget(ROOM))) {
            MemorySegment plain = arena.allocate(size);
            assertThat(codec.decompress(nativeCopy(arena, stored), plain)).isTrue();
            return plain.toArray(ValueLayout.JAVA_BYTE);
        }
    }

    private static boolean sound(BlockCompression compression, byte[] stored, int size) {
        try (Arena arena = Arena.ofConfined();
                BlockDecompressor codec = BlockDecompressor.open(compression, new ArenaBudget(ROOM))) {
            return codec.decompress(nativeCopy(arena, stored), arena.allocate(size));
        }
    }

    private static MemorySegment nativeCopy(Arena arena, byte[] bytes) {
        return arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
    }

    private static byte[] bytes(Random random, int size, int distinct) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) random.nextInt(distinct);
        }
        return bytes;
    }

    private static Random random() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        return new Random(seed);
    }
}
