package dev.leat.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Field;
import dev.leat.api.data.Type;
import dev.leat.api.source.Position;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import dev.leat.tck.LaneReading;
import dev.leat.tck.data.Table.Absent;
import dev.leat.tck.memory.ArenaBudget;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Texts that are not UTF-8 reject the rows that have them, however pages store them.
final class WrongTextTest {

    private static final MessageType SCHEMA = new MessageType(
            "rows",
            Types.required(PrimitiveTypeName.INT32).named("i"),
            Types.optional(PrimitiveTypeName.BINARY)
                    .as(LogicalTypeAnnotation.stringType())
                    .named("t"));

    private static final Binary WRONG = Binary.fromConstantByteArray(new byte[] {'x', (byte) 0xFF, 'y'});

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"true, utf8", "true, dictionary", "false, utf8", "false, dictionary"})
    void rejectTheRowsThatHaveThem(boolean coded, String type) throws Exception {
        List<List<Object>> numbers = new ArrayList<>();
        List<List<Object>> texts = new ArrayList<>();
        List<List<Object>> expected = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            String text = "word " + i % 7;
            numbers.add(List.of(i));
            texts.add(
                    i % 11 == 0
                            ? List.of()
                            : List.of(
                                    i % 100 == 13
                                            ? WRONG
                                            : Binary.fromReusedByteArray(text.getBytes(StandardCharsets.UTF_8))));
            if (i % 11 == 0 || i % 100 != 13) {
                expected.add(List.of(i, i % 11 == 0 ? Absent.NULL : text));
            }
        }
        Path file = folder.resolve("wrong.parquet");
        new JavaWriter(
                        WriterVersion.PARQUET_1_0,
                        CompressionCodecName.UNCOMPRESSED,
                        1 << 20,
                        300,
                        5000,
                        coded,
                        false,
                        List.of())
                .write(file, SCHEMA, List.of(numbers, texts));
        var columns = List.of(new Field("i", Type.INT32), new Field("t", Type.parse(type)));

        List<List<Object>> found = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        try (Source source = Parquet.open(Files.readAllBytes(file), new ArenaBudget(16 << 20).environment())) {
            var scan = Parquet.scan(columns);
            for (Split split : source.splits(scan)) {
                LaneReading.Part part = LaneReading.part(source, split, scan, Position.START, () -> 128);
                found.addAll(part.rows().rows());
                part.rejects()
                        .forEach(reject ->
                                problems.add(reject.offset() + " " + reject.column() + ": " + reject.problem()));
            }
        }

        assertThat(found).isEqualTo(expected);
        assertThat(problems).hasSize(1000 - expected.size()).contains("13 t: a text that is not UTF-8");
    }
}
