package dev.leat.formats.parquet;

import dev.leat.api.plugin.KernelMode;
import dev.leat.tck.data.Table;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.Type;

/// Writes the first inputs of [ParquetFuzzTest]: small files of all writers, encodings and codecs, and pages.
final class FuzzSeeds {

    private static final int ROWS = 60;

    private FuzzSeeds() {}

    /// @param arguments the folder of the inputs
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path scratch = Files.createTempDirectory("seeds");
        List<byte[]> files = new ArrayList<>();
        duck(scratch.resolve("a.parquet"), files);
        java(scratch.resolve("b.parquet"), files);
        Table rows = Parquet.rows(files.getFirst(), new ArenaBudget(1 << 26), KernelMode.SCALAR, () -> 100);
        files.add(Parquet.written(rows, Map.of("page", "1KiB")));
        for (int i = 0; i < files.size(); i++) {
            byte[] file = files.get(i);
            int footer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
            byte[] without = new byte[file.length - 10];
            without[0] = (byte) (footer >> 8);
            without[1] = (byte) footer;
            System.arraycopy(file, 4, without, 2, file.length - 12);
            save(folder.resolve("anyBytesAreRowsOrRefused/seed-" + i), file);
            save(folder.resolve("anyFooterIsUnderstoodOrRefused/seed-" + i), without);
        }
        pages(folder);
    }

    private static void duck(Path file, List<byte[]> files) throws Exception {
        try (Duck duck = new Duck()) {
            for (String options : List.of(
                    "compression uncompressed",
                    "compression snappy, parquet_version v2, dictionary_size_limit 1",
                    "compression lz4_raw",
                    "compression gzip")) {
                duck.write(
                        "select i, i % 3 = 0 as b, (i / 3)::decimal(38, 4) as w, ['BTC', 'ETH'][1 + i % 2] as s,"
                                + " case when i % 5 = 0 then null else 't' || i end as t, make_timestamp(i) as m,"
                                + " {'x': i::float} as q from range(" + ROWS + ") r(i)",
                        file,
                        options);
                files.add(Files.readAllBytes(file));
            }
        }
    }

    private static void java(Path file, List<byte[]> files) throws IOException {
        var random = new Random(1);
        for (boolean dictionary : new boolean[] {true, false}) {
            for (WriterVersion version : WriterVersion.values()) {
                List<Type> types = new ArrayList<>();
                List<List<List<Object>>> cells = new ArrayList<>();
                for (JavaColumn column : JavaColumn.ALL) {
                    if (random.nextInt(5) > 0) {
                        continue;
                    }
                    types.add(JavaWriter.type(column, random.nextBoolean()));
                    List<List<Object>> values = new ArrayList<>();
                    for (int row = 0; row < ROWS; row++) {
                        values.add(List.of(column.making().apply(random).stored()));
                    }
                    cells.add(values);
                }
                List<String> names = types.stream().map(Type::getName).toList();
                new JavaWriter(
                                version,
                                CompressionCodecName.UNCOMPRESSED,
                                1 << 20,
                                25,
                                ROWS,
                                dictionary,
                                false,
                                names.subList(0, 1))
                        .write(file, JavaWriter.schema(types), cells);
                files.add(Files.readAllBytes(file));
            }
        }
    }

    /// Of each encoding for each type, ten rows with bytes that mean something in some of them.
    private static void pages(Path folder) throws IOException {
        var random = new Random(2);
        for (int type = 0; type < 8; type++) {
            for (int encoding = 0; encoding < 10; encoding++) {
                byte[] page = new byte[60];
                random.nextBytes(page);
                byte[] start = {(byte) type, (byte) encoding, 0, 10, 0, (byte) 128, 1, 4, 10, 2, 0, 0, 0, 0};
                System.arraycopy(start, 0, page, 0, start.length);
                if (type % 2 == 0) {
                    // A run of ten levels, with its length before it.
                    byte[] levels = {(byte) type, (byte) encoding, 1, 10, 6, 2, 0, 0, 0, 20, 1};
                    System.arraycopy(levels, 0, page, 0, levels.length);
                }
                save(folder.resolve("anyPageIsRowsOrRefused/seed-" + type + "-" + encoding), Arrays.copyOf(page, 60));
            }
        }
    }

    private static void save(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
