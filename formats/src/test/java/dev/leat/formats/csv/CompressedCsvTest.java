package dev.leat.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.plugin.Options;
import dev.leat.api.sink.Output;
import dev.leat.api.source.Store.Existing;
import dev.leat.formats.compression.Compression;
import dev.leat.formats.compression.Decompression;
import dev.leat.formats.compression.PackedOutput;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.fakes.MemoryStore;
import dev.leat.tck.memory.ArenaBudget;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedCsvTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"out.csv.gz", "out.tsv.GZ", "out.csv.zst", "out.csv.lz4"})
    void whatIsWrittenUnderACompressedNameIsReadByOthersAndByUs(String name) throws Exception {
        String text = text();

        byte[] packed = new CsvCopy().option("delimiter", ",").to(name).bytes(text);

        assertThat(packed.length).isLessThan(text.length() * 2 / 3);
        assertThat(unpacked(name, packed)).isEqualTo(text);
        Path file = Files.write(folder.resolve(name), packed);
        assertThat(Csv.files(file).option("delimiter", ",").rows())
                .isEqualTo(Csv.text(folder, text).rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.csv.gz", "out.csv.zst", "out.csv.lz4"})
    void theSameRowsGiveTheSameBytes(String name) throws Exception {
        String text = text();

        byte[] first = new CsvCopy().to(name).batchRows(1000).bytes(text);
        byte[] second = new CsvCopy().to(name).batchRows(77).bytes(text);

        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.csv.gz", "out.csv.zst", "out.csv.lz4"})
    void aFileOfNothingIsCompressedToo(String name) throws Exception {
        var budget = new ArenaBudget(1 << 24);
        var store = new MemoryStore(budget);
        URI uri = URI.create("memory:/" + name);
        try (Output output = PackedOutput.to(store.write(uri, Existing.KEEP), Compression.named(name), budget)) {
            output.publish();
        }

        byte[] packed = CsvCopy.stored(store, uri);

        assertThat(packed).isNotEmpty();
        assertThat(unpacked(name, packed)).isEmpty();
    }

    @Test
    void theTimeIsNotInTheBytes() throws Exception {
        byte[] packed = new CsvCopy().to("out.csv.gz").bytes("a\n1\n");

        assertThat(List.of(packed[4], packed[5], packed[6], packed[7])).containsOnly((byte) 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.csv.gz", "out.csv.zst", "out.csv.lz4"})
    void memoryIsOfTheBudgetAndGivenBackWhereItDoesNotDo(String name) throws Exception {
        var schema = Schema.of(new Field("a", Type.INT64));
        var provider = new CsvProvider();
        for (long limit : List.of(10_000L, 100_000L, 1_400_000L)) {
            var budget = new ArenaBudget(limit);
            var format = provider.open(Options.of(provider, Map.of()), budget.environment());

            try (Output output = new MemoryStore(budget).write(URI.create("memory:/" + name), Existing.KEEP)) {
                assertThatThrownBy(() -> format.sink(output, schema)).isInstanceOf(MemoryExceededException.class);
            }
            assertThat(budget.used()).isZero();
        }
    }

    private static String text() {
        var random = new Random(Seeds.next("compressed text"));
        var text = new StringBuilder("n,word\n");
        for (int row = 0; row < 300_000; row++) {
            text.append(random.nextInt(1000))
                    .append(",w")
                    .append(random.nextInt(50))
                    .append('\n');
        }
        return text.toString();
    }

    private static String unpacked(String name, byte[] packed) throws IOException, InterruptedException {
        InputStream bytes = new ByteArrayInputStream(packed);
        if (name.endsWith("lz4")) {
            return new String(plain(packed), StandardCharsets.UTF_8);
        }
        try (InputStream plain = name.endsWith("zst") ? new ZstdInputStream(bytes) : new GZIPInputStream(bytes)) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] plain(byte[] packed) throws IOException, InterruptedException {
        var store = new MemoryStore(new ArenaBudget(1 << 24));
        URI uri = URI.create("memory:/packed");
        store.put(uri, packed);
        try (Arena arena = Arena.ofConfined();
                var bytes = Decompression.open(
                        store, store.list(uri).getFirst(), Compression.LZ4, new ArenaBudget(1 << 24))) {
            MemorySegment into = arena.allocate(8 << 20);
            return into.asSlice(0, bytes.read(into)).toArray(ValueLayout.JAVA_BYTE);
        }
    }
}
