package dev.leat.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Predicate;
import dev.leat.api.data.Predicate.Comparison;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.tck.LaneReading;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.data.Table.Absent;
import dev.leat.tck.memory.ArenaBudget;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that lie: whatever they say, what comes is rows or an error that says what is wrong.
final class HostileFileTest {

    private static final int MUTATIONS = Integer.getInteger("leat.mutations", 3000);

    private static final String ROWS = """
        select i, i * 3 as j, (i * 7)::int as n, i % 3 = 0 as b, random() as d, random()::float as f,
          ['BTC', 'ETH'][1 + i % 2] as s, case when i % 5 = 0 then null else 'text ' || i end as t,
          (i / 3)::decimal(38, 4) as w, make_timestamp(i * 1000) as m, {'x': i} as q, gen_random_uuid() as u
        from range(3000) r(i)\
        """;

    @TempDir
    private Path folder;

    /// A list of lists of lists, or a structure in a structure, in a field that nobody knows.
    @ParameterizedTest
    @ValueSource(ints = {0x19, 0x1c})
    void aFooterNestedWithoutEndIsRefused(int nested) {
        byte[] footer = new byte[3 << 20];
        Arrays.fill(footer, (byte) nested);
        ByteBuffer file = ByteBuffer.allocate(footer.length + 12).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = "PAR1".getBytes(StandardCharsets.US_ASCII);
        file.put(magic).put(footer).putInt(footer.length).put(magic);

        assertThatThrownBy(() -> Parquet.rows(file.array(), new ArenaBudget(64 << 20), KernelMode.SCALAR, () -> 500))
                .isInstanceOf(DataException.class);
    }

    @Test
    void anyMutationOfAFileIsReadOrRefusedWithinTheBudget() throws Exception {
        long seed = Seeds.next("HostileFileTest");
        var random = new Random(seed);
        List<byte[]> files = files();
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] file = mutated(files.get(random.nextInt(files.size())), random);
            var budget = new ArenaBudget(32 << 20);
            KernelMode kernels = random.nextBoolean() ? KernelMode.SCALAR : KernelMode.VECTOR;

            try {
                Parquet.rows(file, budget, kernels, () -> 500);
            } catch (DataException e) {
                refused++;
                assertThat(e.getMessage()).startsWith("memory:/a.parquet:");
            } catch (MemoryExceededException e) {
                refused++;
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", mutation " + i, e);
            }

            assertThat(budget.used()).as("seed %s, mutation %s", seed, i).isZero();
        }
        assertThat(refused).isGreaterThan(MUTATIONS / 10);
    }

    @Test
    void anyMutationOfIndexesIsPassedOverOrRefusedWithinTheBudget() throws Exception {
        long seed = Seeds.next("HostileFileTest");
        var random = new Random(seed);
        List<byte[]> files = indexed();
        int refused = 0;
        for (int i = 0; i < MUTATIONS / 4; i++) {
            byte[] file = files.get(random.nextInt(files.size())).clone();
            // Where indexes, filters and footers are.
            flip(file, file.length - file.length / 3, file.length, random);
            var budget = new ArenaBudget(32 << 20);
            String literal = Integer.toString(random.nextInt(3000));
            Predicate where = random.nextBoolean()
                    ? new Predicate.Compare("i", Comparison.EQUAL, literal)
                    : new Predicate.Compare("i", Comparison.LESS, literal);
            Map<String, String> options = Map.of("split", random.nextBoolean() ? "4KiB" : "8MiB");

            try (Source source = Parquet.open(file, budget.environment(), options)) {
                var scan = new Scan(source.schema().fields(), where, Scan.Digits.REFUSE);
                source.skipped(scan);
                LaneReading.rows(source, scan, () -> 500);
            } catch (DataException | MemoryExceededException e) {
                refused++;
            } catch (IllegalArgumentException e) {
                // The column itself may have another name now.
                assertThat(e.getMessage()).contains("column");
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", mutation " + i, e);
            }

            assertThat(budget.used()).as("seed %s, mutation %s", seed, i).isZero();
        }
        assertThat(refused).isBetween(MUTATIONS / 100, MUTATIONS / 4 - MUTATIONS / 40);
    }

    /// Files of small pages with page indexes, and one of them with bloom filters.
    private List<byte[]> indexed() throws Exception {
        Table rows = Parquet.rows(files().getFirst(), new ArenaBudget(64 << 20), KernelMode.SCALAR, () -> 4096)
                .select(List.of("i", "n", "d", "t"));
        MessageType schema = MessageTypeParser.parseMessageType("""
            message rows { required int64 i; required int32 n; required double d; optional binary t (STRING); }\
            """);
        var writer = new JavaWriter(
                WriterVersion.PARQUET_2_0, CompressionCodecName.SNAPPY, 1000, 100, 1500, true, false, List.of("i"));
        Path file = folder.resolve("c.parquet");
        writer.write(file, schema, to -> {
            for (List<Object> row : rows.rows()) {
                var group = new SimpleGroup(schema);
                for (int column = 0; column < row.size(); column++) {
                    Object value = row.get(column) instanceof String text ? Binary.fromString(text) : row.get(column);
                    if (value != Absent.NULL) {
                        JavaWriter.add(group, column, value);
                    }
                }
                to.write(group);
            }
        });
        return List.of(Files.readAllBytes(file), Parquet.written(rows, Map.of("page", "1KiB")));
    }

    @Test
    void saysWhatIsNoParquet() {
        assertRefused(new byte[0], "too short for Parquet: 0 bytes");
        assertRefused("id,price\n1,2\n3,4\n5,6\n".getBytes(StandardCharsets.UTF_8), "does not end in PAR1");
        assertRefused(withFooterOf(2_000_000_000), "says that its footer has 2000000000 bytes");
        assertRefused(withFooterOf(4), "its footer is damaged");
    }

    private static void assertRefused(byte[] file, String problem) {
        assertThatThrownBy(() -> Parquet.rows(file, new ArenaBudget(32 << 20), KernelMode.SCALAR, () -> 100))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("memory:/a.parquet: ")
                .hasMessageContaining(problem);
    }

    private static byte[] withFooterOf(int bytes) {
        ByteBuffer file = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
        file.put(0, "PAR1".getBytes(StandardCharsets.US_ASCII));
        file.putInt(992, bytes);
        file.put(996, "PAR1".getBytes(StandardCharsets.US_ASCII));
        return file.array();
    }

    private List<byte[]> files() throws Exception {
        List<byte[]> files = new ArrayList<>();
        try (Duck duck = new Duck()) {
            for (String options : List.of(
                    "compression uncompressed, parquet_version v1, row_group_size 2048",
                    "compression uncompressed, parquet_version v2, dictionary_size_limit 1",
                    "compression zstd, parquet_version v1",
                    "compression snappy, parquet_version v2",
                    "compression lz4_raw",
                    "compression gzip")) {
                Path file = folder.resolve("b.parquet");
                duck.write(ROWS, file, options);
                files.add(Files.readAllBytes(file));
            }
        }
        return files;
    }

    /// Changes bytes anywhere, or in the footer, or where a page header is likely, or cuts a piece out.
    private static byte[] mutated(byte[] original, Random random) {
        byte[] file = original.clone();
        int footer = footerStart(file);
        switch (random.nextInt(5)) {
            case 0 -> flip(file, 4, footer, random);
            case 1 -> flip(file, footer, file.length, random);
            case 2 -> {
                int from = 4 + random.nextInt(footer - 4);
                flip(file, from, Math.min(footer, from + 40), random);
            }
            case 3 -> {
                int from = random.nextInt(file.length);
                int to = Math.min(file.length, from + 1 + random.nextInt(100));
                Arrays.fill(file, from, to, (byte) (random.nextBoolean() ? 0 : -1));
            }
            default -> {
                int from = random.nextInt(file.length - 1);
                int length = 1 + random.nextInt(Math.min(200, file.length - from));
                byte[] cut = new byte[file.length - length];
                System.arraycopy(file, 0, cut, 0, from);
                System.arraycopy(file, from + length, cut, from, file.length - from - length);
                return cut;
            }
        }
        return file;
    }

    private static void flip(byte[] file, int from, int to, Random random) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = from + random.nextInt(to - from);
            file[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (file[at] ^ 1 << random.nextInt(8));
        }
    }

    private static int footerStart(byte[] file) {
        int bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
        return file.length - 8 - bytes;
    }
}
