package dev.leat.formats.parquet.write;

import dev.leat.api.data.Field;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import java.nio.ByteBuffer;
import java.util.Comparator;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.NanoSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimestampType;

/// How a column is stored: its physical and logical type (Parquet format, LogicalTypes.md), and what its values
/// look like. Every column may hold nulls.
record StoredColumn(String name, SchemaElement element, Shape shape) {

    /// What values look like.
    sealed interface Shape {
        record Bits() implements Shape {}

        record Fixed(FixedKind kind, Conversion conversion) implements Shape {}

        /// @param coded whether they come as codes
        record Bytes(ByteOrdering ordering, boolean coded) implements Shape {}
    }

    /// @param exact whether decimals stay decimals; else they become doubles
    static StoredColumn of(Field field, boolean exact) {
        return switch (field.type()) {
            case Type.Bool _ -> of(field, org.apache.parquet.format.Type.BOOLEAN, new Shape.Bits());
            case Type.Int32 _ -> fixed(field, org.apache.parquet.format.Type.INT32, FixedKind.INT);
            case Type.Int64 _ -> fixed(field, org.apache.parquet.format.Type.INT64, FixedKind.LONG);
            case Type.Float32 _ -> fixed(field, org.apache.parquet.format.Type.FLOAT, FixedKind.FLOAT);
            case Type.Float64 _ -> fixed(field, org.apache.parquet.format.Type.DOUBLE, FixedKind.DOUBLE);
            case Type.Decimal decimal -> exact ? decimal(field, decimal) : rounded(field, decimal);
            case Type.Timestamp timestamp -> timestamp(field, timestamp);
            case Type.Date _ -> date(field);
            case Type.Utf8 _, Type.Dictionary _ -> text(field);
            case Type.Binary _ ->
                of(field, org.apache.parquet.format.Type.BYTE_ARRAY, new Shape.Bytes(ByteOrdering.BINARY, false));
        };
    }

    /// The order of values as bytes.
    Comparator<ByteBuffer> order() {
        return switch (shape) {
            case Shape.Bits _, Shape.Bytes _ -> ByteOrdering.ORDER;
            case Shape.Fixed fixed -> fixed.kind().order();
        };
    }

    /// Bytes of a value, or 0 where they differ.
    int width() {
        return switch (shape) {
            case Shape.Bits _ -> 1;
            case Shape.Bytes _ -> 0;
            case Shape.Fixed fixed ->
                Math.max(fixed.kind().width(), fixed.conversion().width());
        };
    }

    boolean real() {
        return shape instanceof Shape.Fixed fixed
                && (fixed.kind() == FixedKind.FLOAT || fixed.kind() == FixedKind.DOUBLE);
    }

    private static StoredColumn of(Field field, org.apache.parquet.format.Type type, Shape shape) {
        SchemaElement element =
                new SchemaElement(field.name()).setType(type).setRepetition_type(FieldRepetitionType.OPTIONAL);
        return new StoredColumn(field.name(), element, shape);
    }

    private static StoredColumn fixed(Field field, org.apache.parquet.format.Type type, FixedKind kind) {
        return of(field, type, new Shape.Fixed(kind, new Conversion.None()));
    }

    private static StoredColumn decimal(Field field, Type.Decimal decimal) {
        boolean wide = decimal.bits() == 128;
        int precision = wide ? 38 : 18;
        StoredColumn column = wide
                ? of(
                        field,
                        org.apache.parquet.format.Type.FIXED_LEN_BYTE_ARRAY,
                        new Shape.Fixed(FixedKind.WIDE, new Conversion.Digits38()))
                : of(
                        field,
                        org.apache.parquet.format.Type.INT64,
                        new Shape.Fixed(FixedKind.LONG, new Conversion.Digits18()));
        column.element
                .setConverted_type(ConvertedType.DECIMAL)
                .setPrecision(precision)
                .setScale(decimal.scale())
                .setLogicalType(LogicalType.DECIMAL(new DecimalType(decimal.scale(), precision)));
        if (wide) {
            column.element.setType_length(FixedKind.WIDE.width());
        }
        return column;
    }

    private static StoredColumn rounded(Field field, Type.Decimal decimal) {
        Conversion conversion = decimal.bits() == 128
                ? new Conversion.WideToDouble(decimal.scale())
                : new Conversion.DecimalToDouble(decimal.scale());
        return of(field, org.apache.parquet.format.Type.DOUBLE, new Shape.Fixed(FixedKind.DOUBLE, conversion));
    }

    private static StoredColumn timestamp(Field field, Type.Timestamp timestamp) {
        Conversion conversion = timestamp.unit() == TimeUnit.SECONDS ? new Conversion.Seconds() : new Conversion.None();
        boolean utc = !timestamp.zone().isEmpty();
        StoredColumn column =
                of(field, org.apache.parquet.format.Type.INT64, new Shape.Fixed(FixedKind.LONG, conversion));
        column.element.setLogicalType(LogicalType.TIMESTAMP(new TimestampType(utc, unit(timestamp.unit()))));
        // The older annotation means UTC, and knows no nanoseconds.
        if (utc && timestamp.unit() == TimeUnit.MICROS) {
            column.element.setConverted_type(ConvertedType.TIMESTAMP_MICROS);
        } else if (utc && timestamp.unit() != TimeUnit.NANOS) {
            column.element.setConverted_type(ConvertedType.TIMESTAMP_MILLIS);
        }
        return column;
    }

    private static org.apache.parquet.format.TimeUnit unit(TimeUnit unit) {
        return switch (unit) {
            case SECONDS, MILLIS -> org.apache.parquet.format.TimeUnit.MILLIS(new MilliSeconds());
            case MICROS -> org.apache.parquet.format.TimeUnit.MICROS(new MicroSeconds());
            case NANOS -> org.apache.parquet.format.TimeUnit.NANOS(new NanoSeconds());
        };
    }

    private static StoredColumn date(Field field) {
        StoredColumn column = fixed(field, org.apache.parquet.format.Type.INT32, FixedKind.INT);
        column.element.setConverted_type(ConvertedType.DATE).setLogicalType(LogicalType.DATE(new DateType()));
        return column;
    }

    private static StoredColumn text(Field field) {
        var shape = new Shape.Bytes(ByteOrdering.TEXT, field.type() instanceof Type.Dictionary);
        StoredColumn column = of(field, org.apache.parquet.format.Type.BYTE_ARRAY, shape);
        column.element.setConverted_type(ConvertedType.UTF8).setLogicalType(LogicalType.STRING(new StringType()));
        return column;
    }
}
