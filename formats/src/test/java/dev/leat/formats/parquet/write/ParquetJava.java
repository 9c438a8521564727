package dev.leat.formats.parquet.write;

import dev.leat.api.data.Schema;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.tck.data.Table.Absent;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;

/// Reads Parquet files with parquet-java, checksums verified, into the values of a table of the kit.
final class ParquetJava {

    private ParquetJava() {}

    static List<List<Object>> rows(Path file, Schema schema) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .usePageChecksumVerification()
                .build();
        List<List<Object>> rows = new ArrayList<>();
        try (var reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            MessageType columns = reader.getFooter().getFileMetaData().getSchema();
            String writer = reader.getFooter().getFileMetaData().getCreatedBy();
            for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
                var store = new ColumnReadStoreImpl(
                        group, new GroupRecordConverter(columns).getRootConverter(), columns, writer);
                List<List<Object>> values = new ArrayList<>();
                for (int i = 0; i < schema.size(); i++) {
                    values.add(values(
                            store.getColumnReader(columns.getColumns().get(i)),
                            schema.field(i).type(),
                            group.getRowCount()));
                }
                for (int row = 0; row < group.getRowCount(); row++) {
                    int index = row;
                    rows.add(values.stream().map(column -> column.get(index)).toList());
                }
            }
        }
        return rows;
    }

    private static List<Object> values(ColumnReader column, Type type, long rows) {
        List<Object> values = new ArrayList<>();
        for (long i = 0; i < rows; i++) {
            values.add(column.getCurrentDefinitionLevel() == 0 ? Absent.NULL : value(column, type));
            column.consume();
        }
        return values;
    }

    private static Object value(ColumnReader column, Type type) {
        return switch (type) {
            case Type.Bool _ -> column.getBoolean();
            case Type.Int32 _, Type.Date _ -> column.getInteger();
            case Type.Int64 _ -> column.getLong();
            case Type.Timestamp timestamp ->
                timestamp.unit() == TimeUnit.SECONDS ? column.getLong() / 1000 : column.getLong();
            case Type.Float32 _ -> column.getFloat();
            case Type.Float64 _ -> column.getDouble();
            case Type.Utf8 _, Type.Dictionary _ -> column.getBinary().toStringUsingUTF8();
            case Type.Binary _ -> HexFormat.of().formatHex(column.getBinary().getBytes());
            case Type.Decimal decimal ->
                decimal.bits() == 64
                        ? (Object) column.getLong()
                        : new BigInteger(column.getBinary().getBytes());
        };
    }
}
