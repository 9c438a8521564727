package dev.leat.formats.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.DataException;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.sink.Output;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store.Existing;
import dev.leat.tck.fakes.MemoryStore;
import dev.leat.tck.memory.ArenaBudget;
import io.airlift.compress.v3.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecompressionTest {

    private static final URI NAME = URI.create("memory:/trades.csv");

    /// `seq -f 'BTCUSDT,%.2f' 61000 0.25 61020 | zstd -19 --check`, made by zstd 1.5.4.
    private static final byte[] BY_ZSTD = HexFormat.of()
            .parseHex("28b52ffd04685d0300e286111090a90d8f6452dd4b9b4b2211ff2f052e840ce8524ab9bb3333abaafa7f22a299"
                    + "19db6e5b9665d9524ab9bb3333abaafa7f22a29919db6e5bdef89b9001c9166010c531184250a811a05fff0cf0"
                    + "a531105e1110e30318211a2f96971ca2fac1075e9cc54f5756019282db49");

    private static final String LINES = "symbol,price\nBTCUSDT,61837.63\n";

    @ParameterizedTest
    @EnumSource(Compression.class)
    void givesBackWhatWasCompressedWhateverTheReads(Compression compression) throws Exception {
        Random random = random();

        for (int size : new int[] {0, 1, 100, 131_072, 131_073, 1_000_000, 5_000_000}) {
            byte[] plain = tape(size, random);
            byte[] stored = compress(compression, plain);

            assertThat(read(compression, stored, 1 + random.nextInt(300_000))).isEqualTo(plain);
            assertThat(read(compression, stored, 1 << 23)).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void isToldByTheFirstBytes(Compression compression) throws Exception {
        byte[] stored = compress(compression, tape(1000, new Random(1)));

        assertThat(Compression.of(MemorySegment.ofArray(stored).asSlice(0, Compression.HEAD)))
                .isEqualTo(compression);
        assertThat(Compression.of(MemorySegment.ofArray(new byte[0]))).isEqualTo(Compression.NONE);
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD", "LZ4"})
    void readsMembersOneAfterTheOther(Compression compression) throws Exception {
        byte[] first = tape(200_000, new Random(1));
        byte[] second = tape(3, new Random(2));
        byte[] stored =
                concat(compress(compression, first), compress(compression, new byte[0]), compress(compression, second));

        assertThat(read(compression, stored, 50_000)).isEqualTo(concat(first, second));
    }

    @Test
    void readsZeroesAfterTheLastGzipMemberAsPadding() throws Exception {
        byte[] stored = concat(compress(Compression.GZIP, LINES.getBytes(StandardCharsets.UTF_8)), new byte[1000]);

        assertThat(new String(read(Compression.GZIP, stored, 7), StandardCharsets.UTF_8))
                .isEqualTo(LINES);
    }

    @Test
    void readsAllFieldsOfAGzipHeader() throws Exception {
        byte[] plain = compress(Compression.GZIP, LINES.getBytes(StandardCharsets.UTF_8));
        byte[] fields = {
            0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 'x', 'y', 'n', 0, 'c', 'c', 0, 1, 2
        };

        byte[] stored = concat(fields, Arrays.copyOfRange(plain, 10, plain.length));

        assertThat(new String(read(Compression.GZIP, stored, 7), StandardCharsets.UTF_8))
                .isEqualTo(LINES);
    }

    @Test
    void readsWhatZstdItselfWroteAndSkipsFramesToBeSkipped() throws Exception {
        byte[] skipped = {0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3};
        byte[] stored = concat(skipped, BY_ZSTD, skipped, BY_ZSTD);

        MemoryStore store = store(stored);
        assertThat(Compression.of(store, store.list(NAME).getFirst())).isEqualTo(Compression.ZSTD);
        assertThat(new String(read(Compression.ZSTD, stored, 7), StandardCharsets.UTF_8))
                .isEqualTo(prices() + prices());
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD", "LZ4"})
    void saysWhereItIsCutShort(Compression compression) throws Exception {
        byte[] stored = compress(compression, tape(3000, new Random(3)));

        for (int length = 1; length < stored.length; length++) {
            byte[] cut = Arrays.copyOf(stored, length);

            assertThatThrownBy(() -> read(compression, cut, 1000))
                    .as("%s bytes", length)
                    .isInstanceOf(DataException.class)
                    .hasMessageMatching("memory:/trades.csv: compressed byte \\d+: ends within .*");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD", "LZ4"})
    void neverGivesDamagedDataAsGood(Compression compression) throws Exception {
        Random random = random();
        byte[] plain = tape(20_000, random);
        byte[] stored = compress(compression, plain);

        for (int i = 0; i < 3000; i++) {
            byte[] damaged = stored.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));

            try {
                assertThat(read(compression, damaged, 1000)).isEqualTo(plain);
            } catch (DataException e) {
                assertThat(e).hasMessageContaining("compressed byte");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD", "LZ4"})
    void needsNoMoreMemoryForAFileThatGrowsAThousandfold(Compression compression) throws Exception {
        byte[] stored = compress(compression, new byte[100 << 20]);
        var budget = new ArenaBudget(10 << 20);

        assertThat(stored.length).isLessThan(500_000);
        assertThat(count(compression, stored, budget)).isEqualTo(100 << 20);
        assertThat(budget.used()).isZero();
    }

    @Test
    void refusesAZstdWindowThatTheBudgetHasNoRoomFor() throws Exception {
        byte[] stored = compress(Compression.ZSTD, tape(5_000_000, new Random(4)));
        var budget = new ArenaBudget(1 << 20);

        assertThatThrownBy(() -> count(Compression.ZSTD, stored, budget))
                .isInstanceOf(MemoryExceededException.class)
                .hasMessageContaining("zstd window");
        assertThat(budget.used()).isZero();
    }

    @Test
    void refusesAZstdWindowThatIsTooLargeInWords() {
        byte[] window = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, (byte) (17 << 3), 1, 0, 0};

        assertThatThrownBy(() -> read(Compression.ZSTD, window, 10))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("its zstd window has 134217728 bytes, 8388608 can be read");
    }

    @Test
    void aBlobThatBecameShorterIsAnIoException() throws Exception {
        byte[] stored = compress(Compression.GZIP, tape(10_000, new Random(5)));
        MemoryStore store = store(Arrays.copyOf(stored, 100));
        var listed = new Blob(NAME, stored.length, store.list(NAME).getFirst().version());

        try (var opened = Decompression.open(store, listed, Compression.GZIP, new ArenaBudget(1 << 30));
                Arena arena = Arena.ofConfined()) {
            MemorySegment into = arena.allocate(100_000);

            assertThatThrownBy(() -> opened.read(into))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "memory:/trades.csv ends at byte 100 and not at " + stored.length + " as it did before");
        }
    }

    /// Printed by `lz4` 1.9.4 of `hello hello hello hello` and a line feed: with block sums, with the size.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "04224d186440a70f0000006968656c6c6f20060050656c6c6f0a00000000e2ff0342",
                "04224d187440bd0f0000006968656c6c6f20060050656c6c6f0ab179796d00000000e2ff0342",
                "04224d186c401800000000000000350f0000006968656c6c6f20060050656c6c6f0a00000000e2ff0342"
            })
    void readsWhatLz4ItselfWroteAndSkipsFramesToBeSkipped(String frame) throws Exception {
        byte[] skipped = {0x5F, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3};
        byte[] stored = concat(
                skipped, HexFormat.of().parseHex(frame), skipped, HexFormat.of().parseHex(frame));
        MemoryStore store = store(stored);

        assertThat(Compression.of(store, store.list(NAME).getFirst())).isEqualTo(Compression.LZ4);
        assertThat(new String(read(Compression.LZ4, stored, 7), StandardCharsets.UTF_8))
                .isEqualTo("hello hello hello hello\n".repeat(2));
    }

    /// `lz4 -9 -BD -B4 -BX --content-size` (1.9.4) of the lines.
    @Test
    void readsLz4BlocksThatGoOnWithTheOnesBefore() throws Exception {
        byte[] stored;
        try (InputStream resource = DecompressionTest.class.getResourceAsStream("linked.lz4")) {
            stored = resource.readAllBytes();
        }
        var lines = new StringBuilder();
        for (int i = 0; i < 12_000; i++) {
            lines.append("BTCUSDT,").append(61_000 + i % 7).append(".25,buyer\n");
        }

        for (int atOnce : new int[] {1, 1000, 65_536, 1 << 20}) {
            assertThat(new String(read(Compression.LZ4, stored, atOnce), StandardCharsets.UTF_8))
                    .isEqualTo(lines.toString());
        }
    }

    @Test
    void namesWhatItDoesNotReadOfLz4() {
        byte[] legacy = HexFormat.of().parseHex("02214c180f0000006968656c6c6f20060050656c6c6f0a");
        byte[] dictionary = HexFormat.of().parseHex("04224d18654000000000ff");
        dictionary[10] = (byte) (XxHash32.of(MemorySegment.ofArray(dictionary).asSlice(4, 6)) >>> 8);

        assertThatThrownBy(() -> read(Compression.LZ4, legacy, 10))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("lz4's legacy format, which is not read");
        assertThatThrownBy(() -> read(Compression.LZ4, dictionary, 10))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("asks for a dictionary");
    }

    @Test
    void refusesLz4BlocksThatTheBudgetHasNoRoomFor() throws Exception {
        byte[] stored = compress(Compression.LZ4, tape(3_000_000, new Random(4)));
        var budget = new ArenaBudget(1 << 20);

        assertThatThrownBy(() -> count(Compression.LZ4, stored, budget)).isInstanceOf(MemoryExceededException.class);
        assertThat(budget.used()).isZero();
    }

    private static String prices() {
        var lines = new StringBuilder();
        for (int i = 0; i <= 80; i++) {
            lines.append(String.format(Locale.ROOT, "BTCUSDT,%.2f\n", 61_000 + 0.25 * i));
        }
        return lines.toString();
    }

    private static Random random() {
        long seed = Long.getLong("leat.seed", System.nanoTime());
        System.out.println("-Dleat.seed=" + seed);
        return new Random(seed);
    }

    private static byte[] tape(int size, Random random) {
        var lines = new StringBuilder();
        for (int id = 0; lines.length() < size; id++) {
            lines.append("BTCUSDT,")
                    .append(id)
                    .append(',')
                    .append(random.nextInt(60_000, 70_000))
                    .append('\n');
        }
        return lines.substring(0, size).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] compress(Compression compression, byte[] plain) throws IOException, InterruptedException {
        var stored = new ByteArrayOutputStream();
        if (compression == Compression.LZ4) {
            return packed(plain);
        }
        try (OutputStream stream = switch (compression) {
            case NONE, LZ4 -> stored;
            case GZIP -> new GZIPOutputStream(stored);
            case ZSTD -> new ZstdOutputStream(stored);
        }) {
            stream.write(plain);
        }
        return stored.toByteArray();
    }

    private static byte[] packed(byte[] plain) throws IOException, InterruptedException {
        var budget = new ArenaBudget(1 << 30);
        var store = new MemoryStore(budget);
        try (Arena arena = Arena.ofConfined();
                Output output = PackedOutput.to(store.write(NAME, Existing.KEEP), Compression.LZ4, budget)) {
            MemorySegment text = arena.allocate(Math.max(1, plain.length)).asSlice(0, plain.length);
            output.write(text.copyFrom(MemorySegment.ofArray(plain)));
            output.publish();
            Blob blob = store.list(NAME).getFirst();
            MemorySegment stored = arena.allocate(blob.bytes());
            store.read(blob, 0, stored);
            return stored.toArray(ValueLayout.JAVA_BYTE);
        }
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static MemoryStore store(byte[] stored) {
        var store = new MemoryStore(new ArenaBudget(1));
        store.put(NAME, stored);
        return store;
    }

    private static byte[] read(Compression compression, byte[] stored, int atOnce)
            throws IOException, InterruptedException {
        var budget = new ArenaBudget(1 << 30);
        var plain = new ByteArrayOutputStream();
        MemoryStore store = store(stored);
        try (var opened = Decompression.open(store, store.list(NAME).getFirst(), compression, budget);
                Arena arena = Arena.ofConfined()) {
            MemorySegment into = arena.allocate(atOnce);
            long count = opened.read(into);
            while (count > 0) {
                plain.writeBytes(into.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE));
                count = opened.read(into);
            }
            assertThat(opened.storedBytes()).isEqualTo(stored.length);
        }
        assertThat(budget.used()).isZero();
        return plain.toByteArray();
    }

    private static long count(Compression compression, byte[] stored, MemoryBudget budget)
            throws IOException, InterruptedException {
        MemoryStore store = store(stored);
        long total = 0;
        try (var opened = Decompression.open(store, store.list(NAME).getFirst(), compression, budget);
                Arena arena = Arena.ofConfined()) {
            MemorySegment into = arena.allocate(1 << 20);
            long count = opened.read(into);
            while (count > 0) {
                total += count;
                count = opened.read(into);
            }
        }
        return total;
    }
}
