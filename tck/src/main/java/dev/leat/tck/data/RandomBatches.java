package dev.leat.tck.data;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.tck.data.Table.Absent;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/// Random rows, from a seed: nulls, extremes, text of any script and with all that formats use as signs.
public final class RandomBatches {

    /// One of every kind of type.
    public static final List<Type> ALL_TYPES = List.of(
            Type.BOOL,
            Type.INT32,
            Type.INT64,
            Type.FLOAT32,
            Type.FLOAT64,
            Type.decimal(0),
            Type.decimal(8),
            Type.decimal(18),
            new Type.Decimal(128, 20),
            new Type.Timestamp(TimeUnit.SECONDS, ""),
            new Type.Timestamp(TimeUnit.MILLIS, "Z"),
            new Type.Timestamp(TimeUnit.MICROS, "+02:00"),
            new Type.Timestamp(TimeUnit.NANOS, "Europe/Rome"),
            Type.DATE,
            Type.UTF8,
            Type.BINARY,
            Type.DICTIONARY);

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "BTCUSDT",
            " both ends ",
            "comma, and \"quotes\"",
            "two\nlines",
            "\r\n",
            "\t",
            "'",
            "\\N",
            "null",
            "NaN",
            "0",
            "-1.5",
            "#no comment",
            "\uFEFFmark",
            "Grüße",
            "日本語",
            "\uD83D\uDE00",
            "e\u0301",
            "\u0000",
            "x".repeat(300));
    private static final long DIGITS_18 = 1_000_000_000_000_000_000L;
    private static final List<Long> LONGS = List.of(0L, 1L, -1L, 10L, Long.MAX_VALUE, Long.MIN_VALUE);
    private static final List<Double> DOUBLES = List.of(
            0.0,
            -0.0,
            1.0,
            0.1,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MAX_VALUE,
            Double.MIN_VALUE,
            Double.MIN_NORMAL,
            1e22,
            9007199254740992.0);

    // The years 0001 to 9999, whatever the unit, but for nanoseconds, of which 64 bits hold 292 years.
    private static final long FIRST_SECOND = -62_135_596_800L;
    private static final long LAST_SECOND = 253_402_300_799L;
    private static final long MOST_NANO_SECOND = 9_223_372_035L;
    private static final int SECONDS_A_DAY = 86_400;

    private final Random random;
    private final double nulls;

    private RandomBatches(Random random, double nulls) {
        this.random = random;
        this.nulls = nulls;
    }

    /// Values of which one in eight is null.
    public static RandomBatches of(long seed) {
        return new RandomBatches(new Random(seed), 0.125);
    }

    /// Values none of which is null.
    public static RandomBatches withoutNulls(long seed) {
        return new RandomBatches(new Random(seed), 0);
    }

    /// A column of each type, named by its number and type: `c0 bool`.
    public static Schema schema(List<Type> types) {
        List<Field> fields = new ArrayList<>();
        for (Type type : types) {
            fields.add(new Field("c" + fields.size() + " " + type, type));
        }
        return new Schema(fields);
    }

    /// One to eight columns of any types.
    public Schema schema() {
        List<Type> types = new ArrayList<>();
        int columns = 1 + random.nextInt(8);
        for (int i = 0; i < columns; i++) {
            types.add(any(ALL_TYPES));
        }
        return schema(types);
    }

    public Table table(Schema schema, int rows) {
        List<List<Object>> table = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            List<Object> values = new ArrayList<>(schema.size());
            for (Field field : schema.fields()) {
                values.add(random.nextDouble() < nulls ? Absent.NULL : value(field.type()));
            }
            table.add(List.copyOf(values));
        }
        return new Table(schema, table);
    }

    /// A value of a type, often an extreme one.
    public Object value(Type type) {
        return switch (type) {
            case Type.Bool _ -> random.nextBoolean();
            case Type.Int32 _ ->
                rarely() ? any(List.of(0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE)) : random.nextInt();
            case Type.Int64 _ -> number();
            case Type.Float32 _ -> rarely() ? any(DOUBLES).floatValue() : Float.intBitsToFloat(random.nextInt());
            case Type.Float64 _ -> rarely() ? any(DOUBLES) : Double.longBitsToDouble(random.nextLong());
            case Type.Decimal decimal -> decimal.bits() == 64 ? (Object) (number() % DIGITS_18) : wide();
            case Type.Timestamp timestamp -> moment(timestamp.unit());
            case Type.Date _ -> (int) Math.floorDiv(moment(TimeUnit.SECONDS), SECONDS_A_DAY);
            case Type.Utf8 _ -> text();
            case Type.Dictionary _ -> TEXTS.get(random.nextInt(8));
            case Type.Binary _ -> binary();
        };
    }

    /// Numbers of all magnitudes, small ones as often as large ones.
    private long number() {
        return rarely() ? any(LONGS) : random.nextLong() >> random.nextInt(64);
    }

    /// Of 38 digits at most, as decimals of 128 bits are everywhere, and those of 64 bits of 18.
    private BigInteger wide() {
        BigInteger most = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);
        BigInteger value = rarely() ? any(List.of(BigInteger.ZERO, most)) : new BigInteger(random.nextInt(126), random);
        return random.nextBoolean() ? value : value.negate();
    }

    private long moment(TimeUnit unit) {
        if (rarely()) {
            return 0;
        }
        long seconds = unit == TimeUnit.NANOS
                ? random.nextLong(-MOST_NANO_SECOND, MOST_NANO_SECOND)
                : random.nextLong(FIRST_SECOND, LAST_SECOND);
        return seconds * unit.perSecond() + random.nextLong(unit.perSecond());
    }

    private String text() {
        if (rarely()) {
            return any(TEXTS);
        }
        var text = new StringBuilder();
        int length = random.nextInt(20);
        for (int i = 0; i < length; i++) {
            text.append(any(TEXTS.subList(0, 22)));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String binary() {
        byte[] bytes = new byte[random.nextInt(12)];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private boolean rarely() {
        return random.nextInt(4) == 0;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
