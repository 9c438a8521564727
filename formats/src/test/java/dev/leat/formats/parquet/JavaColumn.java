package dev.leat.formats.parquet;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/// A column as parquet-java stores it, and what Leat has to read of it.
///
/// @param width bytes of a value of fixed length
/// @param annotations one logical type or none
/// @param making a random value
record JavaColumn(
        String name,
        PrimitiveTypeName physical,
        int width,
        List<LogicalTypeAnnotation> annotations,
        Function<Random, Cell> making) {

    /// All physical types, and all logical types that there is a way to read.
    static final List<JavaColumn> ALL = List.of(
            plain("truth", PrimitiveTypeName.BOOLEAN, random -> Cell.same(random.nextInt(5) > 0)),
            plain("int", PrimitiveTypeName.INT32, random -> Cell.same(random.nextInt() >> random.nextInt(32))),
            plain("long", PrimitiveTypeName.INT64, random -> Cell.same(random.nextLong() >> random.nextInt(64))),
            plain("rising", PrimitiveTypeName.INT64, random -> Cell.same(1_700_000_000_000L + random.nextInt(1000))),
            plain("single", PrimitiveTypeName.FLOAT, random -> Cell.same(single(random))),
            plain("real", PrimitiveTypeName.DOUBLE, random -> Cell.same(real(random))),
            plain("bytes", PrimitiveTypeName.BINARY, random -> Cell.hex(bytes(random, random.nextInt(40)))),
            fixed("five", 5, List.of(), random -> Cell.hex(bytes(random, 5))),
            plain("int96", PrimitiveTypeName.INT96, JavaColumn::int96),
            of("i8", PrimitiveTypeName.INT32, integer(8, true), random -> Cell.same((int) (byte) random.nextInt())),
            of("i16", PrimitiveTypeName.INT32, integer(16, true), random -> Cell.same((int) (short) random.nextInt())),
            of("i64", PrimitiveTypeName.INT64, integer(64, true), random -> Cell.same(random.nextLong())),
            of("u8", PrimitiveTypeName.INT32, integer(8, false), random -> Cell.same(random.nextInt(256))),
            of("u16", PrimitiveTypeName.INT32, integer(16, false), random -> Cell.same(random.nextInt(1 << 16))),
            of("u32", PrimitiveTypeName.INT32, integer(32, false), JavaColumn::unsigned32),
            of("u64", PrimitiveTypeName.INT64, integer(64, false), JavaColumn::unsigned64),
            of(
                    "day",
                    PrimitiveTypeName.INT32,
                    LogicalTypeAnnotation.dateType(),
                    random -> Cell.same(random.nextInt(40_000) - 10_000)),
            of(
                    "clock",
                    PrimitiveTypeName.INT32,
                    LogicalTypeAnnotation.timeType(true, TimeUnit.MILLIS),
                    random -> Cell.same(random.nextInt(86_400_000))),
            of(
                    "clock_us",
                    PrimitiveTypeName.INT64,
                    LogicalTypeAnnotation.timeType(false, TimeUnit.MICROS),
                    random -> Cell.same(random.nextLong(86_400_000_000L))),
            of("ms", PrimitiveTypeName.INT64, moment(TimeUnit.MILLIS, true), JavaColumn::moment),
            of("us", PrimitiveTypeName.INT64, moment(TimeUnit.MICROS, false), JavaColumn::moment),
            of("ns", PrimitiveTypeName.INT64, moment(TimeUnit.NANOS, true), JavaColumn::moment),
            of("d9", PrimitiveTypeName.INT32, LogicalTypeAnnotation.decimalType(2, 9), random -> {
                int units = random.nextInt(1_999_999_999) - 999_999_999;
                return new Cell(units, (long) units);
            }),
            of(
                    "d18",
                    PrimitiveTypeName.INT64,
                    LogicalTypeAnnotation.decimalType(8, 18),
                    random -> Cell.same(random.nextLong() % 1_000_000_000_000_000_000L)),
            fixed("d7f", 4, List.of(LogicalTypeAnnotation.decimalType(3, 7)), random -> decimal(random, 7, 4)),
            fixed("d18f", 8, List.of(LogicalTypeAnnotation.decimalType(18, 18)), random -> decimal(random, 18, 8)),
            fixed("d38f", 16, List.of(LogicalTypeAnnotation.decimalType(10, 38)), random -> decimal(random, 38, 16)),
            fixed("d20f", 9, List.of(LogicalTypeAnnotation.decimalType(0, 20)), random -> decimal(random, 20, 9)),
            of(
                    "d12b",
                    PrimitiveTypeName.BINARY,
                    LogicalTypeAnnotation.decimalType(4, 12),
                    random -> decimal(random, 12, 0)),
            of(
                    "d30b",
                    PrimitiveTypeName.BINARY,
                    LogicalTypeAnnotation.decimalType(15, 30),
                    random -> decimal(random, 30, 0)),
            of("text", PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType(), JavaColumn::text),
            of("long_text", PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType(), random -> {
                String text = "shared/prefix/" + "x".repeat(random.nextInt(300)) + random.nextInt();
                return Cell.text(text);
            }),
            of("enum", PrimitiveTypeName.BINARY, LogicalTypeAnnotation.enumType(), random -> {
                String text = List.of("BUY", "SELL").get(random.nextInt(2));
                return Cell.text(text);
            }),
            of("json", PrimitiveTypeName.BINARY, LogicalTypeAnnotation.jsonType(), random -> {
                String text = "{\"n\": " + random.nextInt() + "}";
                return Cell.text(text);
            }),
            of(
                    "bson",
                    PrimitiveTypeName.BINARY,
                    LogicalTypeAnnotation.bsonType(),
                    random -> Cell.hex(bytes(random, 5))),
            fixed("uuid", 16, List.of(LogicalTypeAnnotation.uuidType()), JavaColumn::uuid),
            fixed("half", 2, List.of(LogicalTypeAnnotation.float16Type()), JavaColumn::half));

    private static final long JULIAN_DAY_OF_1970 = 2_440_588;
    private static final long NANOS_A_DAY = 86_400_000_000_000L;

    private static JavaColumn plain(String name, PrimitiveTypeName physical, Function<Random, Cell> making) {
        return new JavaColumn(name, physical, 0, List.of(), making);
    }

    private static JavaColumn of(
            String name, PrimitiveTypeName physical, LogicalTypeAnnotation annotation, Function<Random, Cell> making) {
        return new JavaColumn(name, physical, 0, List.of(annotation), making);
    }

    private static JavaColumn fixed(
            String name, int width, List<LogicalTypeAnnotation> annotations, Function<Random, Cell> making) {
        return new JavaColumn(name, PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, width, annotations, making);
    }

    private static LogicalTypeAnnotation integer(int bits, boolean signed) {
        return LogicalTypeAnnotation.intType(bits, signed);
    }

    private static LogicalTypeAnnotation moment(TimeUnit unit, boolean utc) {
        return LogicalTypeAnnotation.timestampType(utc, unit);
    }

    private static Cell moment(Random random) {
        return Cell.same(random.nextLong(4_000_000_000_000_000_000L) - 2_000_000_000_000_000_000L);
    }

    private static float single(Random random) {
        return switch (random.nextInt(8)) {
            case 0 ->
                List.of(Float.NaN, -0.0f, 0.0f, Float.POSITIVE_INFINITY, Float.MIN_VALUE)
                        .get(random.nextInt(5));
            case 1 -> random.nextFloat();
            default -> Float.intBitsToFloat(random.nextInt());
        };
    }

    private static double real(Random random) {
        return switch (random.nextInt(8)) {
            case 0 ->
                List.of(Double.NaN, -0.0, 0.0, Double.NEGATIVE_INFINITY, Double.MAX_VALUE)
                        .get(random.nextInt(5));
            case 1, 2 -> random.nextInt(100_000) / 100.0;
            default -> Double.longBitsToDouble(random.nextLong());
        };
    }

    /// Nanoseconds of the day, and the Julian day, little-endian (parquet-format, LogicalTypes.md, "INT96").
    private static Cell int96(Random random) {
        long day = random.nextInt(40_000) - 10_000L;
        long nanos = random.nextLong(NANOS_A_DAY);
        ByteBuffer stored = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        stored.putLong(nanos).putInt((int) (day + JULIAN_DAY_OF_1970));
        return new Cell(Binary.fromConstantByteArray(stored.array()), day * NANOS_A_DAY + nanos);
    }

    private static Cell unsigned32(Random random) {
        int stored = random.nextInt();
        return new Cell(stored, stored & 0xFFFF_FFFFL);
    }

    private static Cell unsigned64(Random random) {
        long stored = random.nextLong();
        return new Cell(stored, new BigInteger(Long.toUnsignedString(stored)));
    }

    /// @param width of the stored value, or 0 for as few bytes as it takes
    private static Cell decimal(Random random, int digits, int width) {
        BigInteger most = BigInteger.TEN.pow(digits);
        BigInteger units = new BigInteger(most.bitLength(), random).mod(most);
        units = random.nextBoolean() ? units : units.negate();
        return new Cell(bigEndian(units, width), digits <= 18 ? (Object) units.longValueExact() : units);
    }

    /// @param width of the stored value, or 0 for as few bytes as it takes
    static Binary bigEndian(BigInteger units, int width) {
        byte[] least = units.toByteArray();
        byte[] stored = new byte[width == 0 ? least.length : width];
        Arrays.fill(stored, (byte) (units.signum() < 0 ? -1 : 0));
        System.arraycopy(least, 0, stored, stored.length - least.length, least.length);
        return Binary.fromConstantByteArray(stored);
    }

    private static Cell text(Random random) {
        String text = List.of("", "BTC", "Grüße", "日本", "\uD83D\uDE80", "a\"b", "line\nline")
                .get(random.nextInt(7));
        String more = random.nextBoolean() ? "" : Integer.toString(random.nextInt(), 36);
        return Cell.text(text + more);
    }

    private static Cell uuid(Random random) {
        var uuid = new UUID(random.nextLong(), random.nextLong());
        ByteBuffer stored =
                ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
        return new Cell(Binary.fromConstantByteArray(stored.array()), uuid.toString());
    }

    private static Cell half(Random random) {
        short stored = (short) random.nextInt();
        byte[] bytes = {(byte) stored, (byte) (stored >> 8)};
        return new Cell(Binary.fromConstantByteArray(bytes), Float.float16ToFloat(stored));
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /// A value as it is given to parquet-java, and as a table of the kit has it.
    record Cell(Object stored, Object read) {

        static Cell same(Object value) {
            return new Cell(value, value);
        }

        static Cell hex(byte[] bytes) {
            return new Cell(Binary.fromConstantByteArray(bytes), HexFormat.of().formatHex(bytes));
        }

        static Cell text(String text) {
            return new Cell(Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8)), text);
        }
    }
}
