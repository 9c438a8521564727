package dev.leat.formats.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/// How parquet-java writes a file.
///
/// @param streams whether bytes of fixed width are split into streams
/// @param blooms the columns that get a bloom filter
record JavaWriter(
        WriterVersion version,
        CompressionCodecName codec,
        int pageBytes,
        int pageRows,
        int groupRows,
        boolean dictionary,
        boolean streams,
        List<String> blooms) {

    /// For how many different values filters are large enough.
    private static final long BLOOM_VALUES = 5_000;

    /// Small pages, several of them in each of several row groups.
    static final JavaWriter SMALL = new JavaWriter(
            WriterVersion.PARQUET_1_0, CompressionCodecName.ZSTD, 1 << 20, 500, 5000, true, false, List.of());

    /// @param writing gives rows to the writer
    void write(Path file, MessageType schema, Rows writing) throws IOException {
        var builder = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withWriterVersion(version)
                .withCompressionCodec(codec)
                .withPageSize(pageBytes)
                .withPageRowCountLimit(pageRows)
                .withMinRowCountForPageSizeCheck(10)
                .withRowGroupRowCountLimit(groupRows)
                .withDictionaryEncoding(dictionary)
                .withByteStreamSplitEncoding(streams);
        for (String column : blooms) {
            builder.withBloomFilterEnabled(column, true).withBloomFilterNDV(column, BLOOM_VALUES);
        }
        try (ParquetWriter<Group> writer = builder.build()) {
            writing.to(writer);
        }
    }

    /// A column that may have nulls, or may not.
    static Type type(JavaColumn column, boolean required) {
        Types.PrimitiveBuilder<PrimitiveType> builder =
                required ? Types.required(column.physical()) : Types.optional(column.physical());
        if (column.width() > 0) {
            builder = builder.length(column.width());
        }
        for (var annotation : column.annotations()) {
            builder = builder.as(annotation);
        }
        return builder.named(column.name());
    }

    /// Writes flat columns.
    ///
    /// @param cells by column; a null is an empty list
    void write(Path file, MessageType schema, List<List<List<Object>>> cells) throws IOException {
        write(file, schema, writer -> {
            for (int row = 0; row < cells.getFirst().size(); row++) {
                var group = new SimpleGroup(schema);
                for (int column = 0; column < cells.size(); column++) {
                    for (Object value : cells.get(column).get(row)) {
                        add(group, column, value);
                    }
                }
                writer.write(group);
            }
        });
    }

    static void add(Group group, int column, Object value) {
        switch (value) {
            case Boolean truth -> group.add(column, truth);
            case Integer number -> group.add(column, number);
            case Long number -> group.add(column, number);
            case Float number -> group.add(column, number);
            case Double number -> group.add(column, number);
            case Binary bytes -> group.add(column, bytes);
            default -> throw new IllegalArgumentException(value.toString());
        }
    }

    static MessageType schema(List<Type> columns) {
        return new MessageType("rows", new ArrayList<>(columns));
    }

    /// Gives rows to a writer.
    interface Rows {
        void to(ParquetWriter<Group> writer) throws IOException;
    }
}
