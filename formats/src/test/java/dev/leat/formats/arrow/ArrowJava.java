package dev.leat.formats.arrow;

import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.tck.data.Table.Absent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;

/// Reads Arrow with arrow-java, into the values of a table of the kit.
final class ArrowJava {

    private ArrowJava() {}

    static List<List<Object>> file(byte[] bytes, Schema schema) throws IOException {
        try (var memory = new RootAllocator();
                var reader = new ArrowFileReader(
                        new ByteArrayReadableSeekableByteChannel(bytes), memory, CommonsCompressionFactory.INSTANCE)) {
            return rows(reader, schema);
        }
    }

    static List<List<Object>> stream(byte[] bytes, Schema schema) throws IOException {
        try (BufferAllocator memory = new RootAllocator();
                var reader = new ArrowStreamReader(
                        new ByteArrayInputStream(bytes), memory, CommonsCompressionFactory.INSTANCE)) {
            return rows(reader, schema);
        }
    }

    private static List<List<Object>> rows(ArrowReader reader, Schema schema) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        VectorSchemaRoot root = reader.getVectorSchemaRoot();
        while (reader.loadNextBatch()) {
            for (int row = 0; row < root.getRowCount(); row++) {
                List<Object> values = new ArrayList<>();
                for (int column = 0; column < schema.size(); column++) {
                    FieldVector vector = root.getVector(column);
                    values.add(
                            vector.isNull(row)
                                    ? Absent.NULL
                                    : value(reader, vector, schema.field(column).type(), row));
                }
                rows.add(List.copyOf(values));
            }
        }
        return rows;
    }

    private static Object value(ArrowReader reader, FieldVector vector, Type type, int row) throws IOException {
        return switch (type) {
            case Type.Bool _ -> ((BitVector) vector).get(row) != 0;
            case Type.Int32 _ -> ((IntVector) vector).get(row);
            case Type.Int64 _ -> ((BigIntVector) vector).get(row);
            case Type.Float32 _ -> ((Float4Vector) vector).get(row);
            case Type.Float64 _ -> ((Float8Vector) vector).get(row);
            case Type.Date _ -> ((DateDayVector) vector).get(row);
            case Type.Timestamp _ -> ((TimeStampVector) vector).get(row);
            case Type.Decimal decimal -> {
                BigDecimal value = ((DecimalVector) vector).getObject(row);
                yield decimal.bits() == 64 ? (Object) value.unscaledValue().longValueExact() : value.unscaledValue();
            }
            case Type.Utf8 _ -> ((VarCharVector) vector).getObject(row).toString();
            case Type.Binary _ -> HexFormat.of().formatHex(((VarBinaryVector) vector).get(row));
            case Type.Dictionary _ -> {
                long id = vector.getField().getDictionary().getId();
                var texts = (VarCharVector) reader.lookup(id).getVector();
                yield texts.getObject(((IntVector) vector).get(row)).toString();
            }
        };
    }
}
