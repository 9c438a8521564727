package dev.leat.formats.arrow;

import dev.leat.tck.data.Table.Absent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarBinaryVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ViewVarBinaryVector;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/// Random columns, written by arrow-java. One value in eight is null.
final class ArrowJavaFile {

    static final List<Column> ALL = List.of(
            new Column("bool", new ArrowType.Bool(), (random, _) -> random.nextBoolean()),
            new Column("int8", integer(8, true), (random, _) -> (int) (byte) random.nextInt()),
            new Column("int16", integer(16, true), (random, _) -> (int) (short) random.nextInt()),
            new Column("int32", integer(32, true), (random, _) -> random.nextInt()),
            new Column("int64", integer(64, true), (random, _) -> random.nextLong()),
            new Column("uint8", integer(8, false), (random, _) -> random.nextInt(256)),
            new Column("uint16", integer(16, false), (random, _) -> random.nextInt(65536)),
            new Column("uint32", integer(32, false), (random, _) -> random.nextLong(1L << 32)),
            new Column("uint64", integer(64, false), (random, _) -> new BigInteger(64, random)),
            new Column("half", floating(16), (random, _) -> Float.float16ToFloat((short) random.nextInt(31000))),
            new Column("float32", floating(32), (random, _) -> random.nextFloat()),
            new Column("float64", floating(64), (random, _) -> random.nextDouble()),
            new Column("decimal9", decimal(9, 3, 128), (random, _) -> new BigDecimal(new BigInteger(29, random), 3)),
            new Column(
                    "decimal30",
                    decimal(30, 10, 128),
                    (random, _) -> new BigDecimal(new BigInteger(99, random).negate(), 10)),
            new Column("date32", new ArrowType.Date(DateUnit.DAY), (random, _) -> random.nextInt(100_000)),
            new Column("date64", new ArrowType.Date(DateUnit.MILLISECOND), (random, _) -> random.nextInt(100_000)),
            new Column(
                    "time32", new ArrowType.Time(TimeUnit.MILLISECOND, 32), (random, _) -> random.nextInt(86_400_000)),
            new Column("time64", new ArrowType.Time(TimeUnit.NANOSECOND, 64), (random, _) -> random.nextLong(1L << 46)),
            new Column("duration", new ArrowType.Duration(TimeUnit.SECOND), (random, _) -> random.nextLong()),
            new Column("seconds", new ArrowType.Timestamp(TimeUnit.SECOND, null), (random, _) -> random.nextLong()),
            new Column("millis", new ArrowType.Timestamp(TimeUnit.MILLISECOND, null), (random, _) -> random.nextLong()),
            new Column("utc", new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"), (random, _) -> random.nextLong()),
            new Column(
                    "rome",
                    new ArrowType.Timestamp(TimeUnit.NANOSECOND, "Europe/Rome"),
                    (random, _) -> random.nextLong()),
            new Column("text", new ArrowType.Utf8(), (random, _) -> text(random)),
            new Column("large", new ArrowType.LargeUtf8(), (random, _) -> text(random)),
            new Column("view", new ArrowType.Utf8View(), (random, _) -> text(random)),
            new Column("bytes", new ArrowType.Binary(), (random, _) -> bytes(random, random.nextInt(30))),
            new Column("large bytes", new ArrowType.LargeBinary(), (random, _) -> bytes(random, random.nextInt(30))),
            new Column("view bytes", new ArrowType.BinaryView(), (random, _) -> bytes(random, random.nextInt(30))),
            new Column("uuid", new ArrowType.FixedSizeBinary(16), (random, _) -> bytes(random, 16)));

    private static final long DAY = 86_400_000;

    private final List<Column> columns;
    private final BufferAllocator memory = new RootAllocator();
    private final VectorSchemaRoot root;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ArrowWriter writer;

    ArrowJavaFile(List<Column> columns, CodecType codec, boolean file) throws IOException {
        this.columns = columns;
        this.root = VectorSchemaRoot.create(
                new Schema(columns.stream().map(Column::field).toList()), memory);
        var provider = new DictionaryProvider.MapDictionaryProvider();
        var channel = Channels.newChannel(bytes);
        CommonsCompressionFactory codecs = CommonsCompressionFactory.INSTANCE;
        boolean plain = codec == CodecType.NO_COMPRESSION;
        if (file) {
            this.writer = plain
                    ? new ArrowFileWriter(root, provider, channel)
                    : new ArrowFileWriter(root, provider, channel, null, IpcOption.DEFAULT, codecs, codec);
        } else {
            this.writer = plain
                    ? new ArrowStreamWriter(root, provider, channel)
                    : new ArrowStreamWriter(root, provider, channel, IpcOption.DEFAULT, codecs, codec);
        }
        writer.start();
    }

    /// Writes a record batch of random rows.
    ///
    /// @return them, as a table of the kit has them
    List<List<Object>> batch(Random random, int rows) throws IOException {
        List<List<Object>> table = new ArrayList<>();
        root.allocateNew();
        for (int row = 0; row < rows; row++) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                Optional<Object> value = columns.size() > 1 && random.nextInt(8) == 0
                        ? Optional.empty()
                        : Optional.of(columns.get(i).values.value(random, row));
                set(root.getVector(i), row, value);
                values.add(value.map(ArrowJavaFile::cell).orElse(Absent.NULL));
            }
            table.add(values);
        }
        root.setRowCount(rows);
        writer.writeBatch();
        return table;
    }

    byte[] end() throws IOException {
        try (memory;
                root;
                writer) {
            writer.end();
        }
        return bytes.toByteArray();
    }

    private static Object cell(Object value) {
        return switch (value) {
            case byte[] some -> HexFormat.of().formatHex(some);
            case BigDecimal decimal ->
                decimal.precision() > 18 || decimal.scale() != 3
                        ? decimal.unscaledValue()
                        : (Object) decimal.unscaledValue().longValueExact();
            default -> value;
        };
    }

    private static void set(FieldVector vector, int row, Optional<Object> maybe) {
        if (maybe.isEmpty()) {
            vector.setNull(row);
            return;
        }
        Object value = maybe.get();
        switch (vector) {
            case BitVector some -> some.setSafe(row, (Boolean) value ? 1 : 0);
            case TinyIntVector some -> some.setSafe(row, (Integer) value);
            case SmallIntVector some -> some.setSafe(row, (Integer) value);
            case IntVector some -> some.setSafe(row, (Integer) value);
            case BigIntVector some -> some.setSafe(row, (Long) value);
            case UInt1Vector some -> some.setSafe(row, (Integer) value);
            case UInt2Vector some -> some.setSafe(row, (Integer) value);
            case UInt4Vector some -> some.setSafe(row, ((Long) value).intValue());
            case UInt8Vector some -> some.setSafe(row, ((BigInteger) value).longValue());
            case Float2Vector some -> some.setSafe(row, Float.floatToFloat16((Float) value));
            case Float4Vector some -> some.setSafe(row, (Float) value);
            case Float8Vector some -> some.setSafe(row, (Double) value);
            case DecimalVector some -> some.setSafe(row, (BigDecimal) value);
            case Decimal256Vector some -> some.setSafe(row, (BigDecimal) value);
            case DateDayVector some -> some.setSafe(row, (Integer) value);
            case DateMilliVector some -> some.setSafe(row, (Integer) value * DAY);
            case TimeMilliVector some -> some.setSafe(row, (Integer) value);
            case TimeNanoVector some -> some.setSafe(row, (Long) value);
            case DurationVector some -> some.setSafe(row, (Long) value);
            case TimeStampVector some -> some.setSafe(row, (Long) value);
            case VarCharVector some -> some.setSafe(row, utf8(value));
            case LargeVarCharVector some -> some.setSafe(row, utf8(value));
            case ViewVarCharVector some -> some.setSafe(row, utf8(value));
            case VarBinaryVector some -> some.setSafe(row, (byte[]) value);
            case LargeVarBinaryVector some -> some.setSafe(row, (byte[]) value);
            case ViewVarBinaryVector some -> some.setSafe(row, (byte[]) value);
            case FixedSizeBinaryVector some -> some.setSafe(row, (byte[]) value);
            default -> throw new IllegalArgumentException(vector.toString());
        }
    }

    /// A file with a list and a struct between plain columns.
    static byte[] nested() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (BufferAllocator memory = new RootAllocator();
                var before = new IntVector("before", memory);
                var list = ListVector.empty("list", memory);
                var struct = StructVector.empty("s", memory);
                var after = new BigIntVector("after", memory)) {
            var x = struct.addOrGet("x", FieldType.nullable(integer(32, true)), IntVector.class);
            var t = struct.addOrGet("t", FieldType.nullable(new ArrowType.Utf8()), VarCharVector.class);
            list.addOrGetVector(FieldType.nullable(integer(32, true)));
            var inside = (IntVector) list.getDataVector();
            for (int row = 0; row < 3; row++) {
                before.setSafe(row, row + 1);
                int at = list.startNewValue(row);
                inside.setSafe(at, row);
                list.endValue(row, 1);
                x.setSafe(row, 10 * (row + 1));
                after.setSafe(row, 100L * (row + 1));
                struct.setIndexDefined(row);
            }
            t.setSafe(0, utf8("one"));
            t.setSafe(1, utf8("hidden"));
            struct.setNull(1);
            inside.setValueCount(3);
            for (FieldVector vector : List.of(before, list, struct, after)) {
                vector.setValueCount(3);
            }
            try (var root = VectorSchemaRoot.of(before, list, struct, after);
                    var writer = new ArrowFileWriter(root, null, Channels.newChannel(bytes))) {
                writer.start();
                writer.writeBatch();
                writer.end();
            }
        }
        return bytes.toByteArray();
    }

    /// A stream of a dictionary, a delta to it, and another in its place.
    static byte[] dictionaries() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var encoding = new DictionaryEncoding(7, false, new ArrowType.Int(8, true));
        var field = new Field("word", new FieldType(true, new ArrowType.Utf8(), encoding), List.of());
        try (BufferAllocator memory = new RootAllocator()) {
            var out = new WriteChannel(Channels.newChannel(bytes));
            MessageSerializer.serialize(out, new Schema(List.of(field)));
            dictionary(out, memory, false, "a", "b");
            codes(out, memory, 0, 1, -1, 0);
            dictionary(out, memory, true, "c", "d");
            codes(out, memory, 2, 3);
            dictionary(out, memory, false, "x", "y");
            codes(out, memory, 0, 1);
            ArrowStreamWriter.writeEndOfStream(out, IpcOption.DEFAULT);
        }
        return bytes.toByteArray();
    }

    private static void dictionary(WriteChannel out, BufferAllocator memory, boolean delta, String... words)
            throws IOException {
        try (var vector = new VarCharVector("words", memory)) {
            for (int i = 0; i < words.length; i++) {
                vector.setSafe(i, utf8(words[i]));
            }
            vector.setValueCount(words.length);
            try (var root = VectorSchemaRoot.of(vector);
                    var batch = new ArrowDictionaryBatch(7, new VectorUnloader(root).getRecordBatch(), delta)) {
                MessageSerializer.serialize(out, batch);
            }
        }
    }

    private static void codes(WriteChannel out, BufferAllocator memory, int... codes) throws IOException {
        try (var vector = new TinyIntVector("word", memory)) {
            for (int i = 0; i < codes.length; i++) {
                if (codes[i] < 0) {
                    vector.setNull(i);
                } else {
                    vector.setSafe(i, codes[i]);
                }
            }
            vector.setValueCount(codes.length);
            try (var root = VectorSchemaRoot.of(vector);
                    var batch = new VectorUnloader(root).getRecordBatch()) {
                MessageSerializer.serialize(out, batch);
            }
        }
    }

    static ArrowType integer(int bits, boolean signed) {
        return new ArrowType.Int(bits, signed);
    }

    static ArrowType floating(int bits) {
        return new ArrowType.FloatingPoint(
                bits == 16
                        ? FloatingPointPrecision.HALF
                        : bits == 32 ? FloatingPointPrecision.SINGLE : FloatingPointPrecision.DOUBLE);
    }

    static ArrowType decimal(int precision, int scale, int bits) {
        return new ArrowType.Decimal(precision, scale, bits);
    }

    private static String text(Random random) {
        return "日本 é text ".repeat(4).substring(random.nextInt(10), 10 + random.nextInt(30));
    }

    private static byte[] bytes(Random random, int count) {
        byte[] some = new byte[count];
        random.nextBytes(some);
        return some;
    }

    private static byte[] utf8(Object text) {
        return ((String) text).getBytes(StandardCharsets.UTF_8);
    }

    /// A column, and what gives its values.
    record Column(String name, ArrowType type, Values values) {
        Field field() {
            return Field.nullable(name, type);
        }
    }

    /// Gives values.
    interface Values {
        Object value(Random random, int row);
    }
}
