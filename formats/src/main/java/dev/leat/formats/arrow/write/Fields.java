package dev.leat.formats.arrow.write;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import java.time.ZoneOffset;
import org.apache.arrow.flatbuf.Binary;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.DictionaryKind;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Utf8;

/// The columns as a flatbuffer (`Schema.fbs`).
final class Fields {

    private Fields() {}

    /// Dictionaries are numbered by their columns.
    static int schema(FlatBufferBuilder builder, Schema schema) {
        int[] fields = new int[schema.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = field(builder, schema.field(i).name(), schema.field(i).type(), i);
        }
        int vector = org.apache.arrow.flatbuf.Schema.createFieldsVector(builder, fields);
        return org.apache.arrow.flatbuf.Schema.createSchema(builder, Endianness.Little, vector, 0, 0);
    }

    private static int field(FlatBufferBuilder builder, String name, Type type, int column) {
        int text = builder.createString(name);
        int children = Field.createChildrenVector(builder, new int[0]);
        int stored = type(builder, type);
        int dictionary = 0;
        if (type instanceof Type.Dictionary) {
            int codes = Int.createInt(builder, Integer.SIZE, true);
            dictionary = DictionaryEncoding.createDictionaryEncoding(
                    builder, column, codes, false, DictionaryKind.DenseArray);
        }
        return Field.createField(builder, text, true, kind(type), stored, dictionary, children, 0);
    }

    private static byte kind(Type type) {
        return switch (type) {
            case Type.Bool _ -> org.apache.arrow.flatbuf.Type.Bool;
            case Type.Int32 _, Type.Int64 _ -> org.apache.arrow.flatbuf.Type.Int;
            case Type.Float32 _, Type.Float64 _ -> org.apache.arrow.flatbuf.Type.FloatingPoint;
            case Type.Decimal _ -> org.apache.arrow.flatbuf.Type.Decimal;
            case Type.Timestamp _ -> org.apache.arrow.flatbuf.Type.Timestamp;
            case Type.Date _ -> org.apache.arrow.flatbuf.Type.Date;
            case Type.Utf8 _, Type.Dictionary _ -> org.apache.arrow.flatbuf.Type.Utf8;
            case Type.Binary _ -> org.apache.arrow.flatbuf.Type.Binary;
        };
    }

    private static int type(FlatBufferBuilder builder, Type type) {
        return switch (type) {
            case Type.Bool _ -> {
                Bool.startBool(builder);
                yield Bool.endBool(builder);
            }
            case Type.Int32 _, Type.Int64 _ -> Int.createInt(builder, type.bits(), true);
            case Type.Float32 _ -> FloatingPoint.createFloatingPoint(builder, Precision.SINGLE);
            case Type.Float64 _ -> FloatingPoint.createFloatingPoint(builder, Precision.DOUBLE);
            case Type.Decimal decimal ->
                Decimal.createDecimal(builder, decimal.bits() == 64 ? 18 : 38, decimal.scale(), 128);
            case Type.Timestamp timestamp -> timestamp(builder, timestamp);
            case Type.Date _ -> Date.createDate(builder, DateUnit.DAY);
            case Type.Utf8 _, Type.Dictionary _ -> {
                Utf8.startUtf8(builder);
                yield Utf8.endUtf8(builder);
            }
            case Type.Binary _ -> {
                Binary.startBinary(builder);
                yield Binary.endBinary(builder);
            }
        };
    }

    private static int timestamp(FlatBufferBuilder builder, Type.Timestamp timestamp) {
        int zone = timestamp.zone().isEmpty() ? 0 : builder.createString(zone(timestamp.zone()));
        short unit = switch (timestamp.unit()) {
            case SECONDS -> org.apache.arrow.flatbuf.TimeUnit.SECOND;
            case MILLIS -> org.apache.arrow.flatbuf.TimeUnit.MILLISECOND;
            case MICROS -> org.apache.arrow.flatbuf.TimeUnit.MICROSECOND;
            case NANOS -> org.apache.arrow.flatbuf.TimeUnit.NANOSECOND;
        };
        return Timestamp.createTimestamp(builder, unit, zone);
    }

    /// As the format wants it: a name, or an offset such as `+02:00`. `Z` is no name.
    private static String zone(String written) {
        if (written.equalsIgnoreCase("Z")) {
            return "UTC";
        }
        boolean offset = written.startsWith("+") || written.startsWith("-");
        String id = offset ? ZoneOffset.of(written).getId() : written;
        return id.equals("Z") ? "UTC" : id;
    }
}
