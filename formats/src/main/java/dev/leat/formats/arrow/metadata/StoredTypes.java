package dev.leat.formats.arrow.metadata;

import dev.leat.api.data.TimeUnit;
import dev.leat.formats.arrow.metadata.Stored.Spelling;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeBinary;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;

/// What the values of a field are stored as (`Schema.fbs`).
final class StoredTypes {

    private static final int MOST_PLACES = 38;

    private static final int LONGEST_SHOWN = 40;

    private StoredTypes() {}

    /// What a field is stored as, or why it cannot be read.
    static Found of(Field field) {
        Found plain = plain(field);
        DictionaryEncoding dictionary = field.dictionary();
        if (dictionary == null || !plain.obstacle.isEmpty()) {
            return plain;
        }
        if (!(plain.stored instanceof Stored.Bytes(Spelling spelling, boolean utf8)) || !utf8) {
            return unreadable("it is a dictionary of " + name(field) + ", and only those of utf8 can be read");
        }
        Int index = dictionary.indexType();
        int bits = index == null ? 32 : index.bitWidth();
        boolean signed = index == null || index.isSigned();
        return integer(bits)
                ? found(new Stored.Codes(bits, signed, dictionary.id(), spelling))
                : unreadable("its codes have " + bits + " bits");
    }

    private static Found plain(Field field) {
        return switch (field.typeType()) {
            case Type.Bool -> found(new Stored.Bits());
            case Type.Int -> whole((Int) type(field, new Int()));
            case Type.FloatingPoint -> real((FloatingPoint) type(field, new FloatingPoint()));
            case Type.Decimal -> decimal((Decimal) type(field, new Decimal()));
            case Type.Date -> date((Date) type(field, new Date()));
            case Type.Time -> time((Time) type(field, new Time()));
            case Type.Duration -> found(new Stored.Whole(64, true));
            case Type.Timestamp -> timestamp((Timestamp) type(field, new Timestamp()));
            case Type.Utf8 -> found(new Stored.Bytes(Spelling.OFFSETS, true));
            case Type.LargeUtf8 -> found(new Stored.Bytes(Spelling.LARGE_OFFSETS, true));
            case Type.Utf8View -> found(new Stored.Bytes(Spelling.VIEWS, true));
            case Type.Binary -> found(new Stored.Bytes(Spelling.OFFSETS, false));
            case Type.LargeBinary -> found(new Stored.Bytes(Spelling.LARGE_OFFSETS, false));
            case Type.BinaryView -> found(new Stored.Bytes(Spelling.VIEWS, false));
            case Type.FixedSizeBinary -> fixed((FixedSizeBinary) type(field, new FixedSizeBinary()));
            default -> unreadable("it is a " + name(field) + ", and only columns of one plain value a row can be read");
        };
    }

    /// The name that people know a type by.
    private static String name(Field field) {
        int type = field.typeType();
        return type >= 0 && type < Type.names.length
                ? Type.name(type).replace("_", "").toLowerCase(java.util.Locale.ROOT)
                : "type " + type;
    }

    private static com.google.flatbuffers.Table type(Field field, com.google.flatbuffers.Table into) {
        com.google.flatbuffers.Table type = field.type(into);
        if (type == null) {
            throw new IllegalArgumentException("a field without a type");
        }
        return type;
    }

    private static boolean integer(int bits) {
        return bits == 8 || bits == 16 || bits == 32 || bits == 64;
    }

    private static Found whole(Int type) {
        return integer(type.bitWidth())
                ? found(new Stored.Whole(type.bitWidth(), type.isSigned()))
                : unreadable("its integers have " + type.bitWidth() + " bits");
    }

    private static Found real(FloatingPoint type) {
        return switch (type.precision()) {
            case 0 -> found(new Stored.Real(16));
            case 1 -> found(new Stored.Real(32));
            case 2 -> found(new Stored.Real(64));
            default -> unreadable("its floats are of precision " + type.precision());
        };
    }

    private static Found decimal(Decimal type) {
        int bits = type.bitWidth();
        if (bits != 32 && bits != 64 && bits != 128 && bits != 256) {
            return unreadable("its decimals have " + bits + " bits");
        }
        if (type.scale() < 0 || type.scale() > MOST_PLACES) {
            return unreadable("its decimals have " + type.scale() + " places, and 0 to 38 can be read");
        }
        return found(new Stored.Decimal(bits, type.precision(), type.scale()));
    }

    private static Found date(Date type) {
        return found(type.unit() == DateUnit.DAY ? new Stored.Days() : new Stored.DayMillis());
    }

    private static Found time(Time type) {
        return type.bitWidth() == 32 || type.bitWidth() == 64
                ? found(new Stored.Whole(type.bitWidth(), true))
                : unreadable("its times of day have " + type.bitWidth() + " bits");
    }

    private static Found timestamp(Timestamp type) {
        TimeUnit unit;
        switch (type.unit()) {
            case org.apache.arrow.flatbuf.TimeUnit.SECOND -> unit = TimeUnit.SECONDS;
            case org.apache.arrow.flatbuf.TimeUnit.MILLISECOND -> unit = TimeUnit.MILLIS;
            case org.apache.arrow.flatbuf.TimeUnit.MICROSECOND -> unit = TimeUnit.MICROS;
            case org.apache.arrow.flatbuf.TimeUnit.NANOSECOND -> unit = TimeUnit.NANOS;
            default -> {
                return unreadable("its timestamps have the unit " + type.unit());
            }
        }
        String zone = type.timezone() == null ? "" : type.timezone();
        try {
            if (!zone.isEmpty()) {
                ZoneId.of(zone);
            }
        } catch (DateTimeException _) {
            String shown = zone.length() > LONGEST_SHOWN ? zone.substring(0, LONGEST_SHOWN) + "…" : zone;
            return unreadable("its timestamps have the zone '" + shown + "', which is not known");
        }
        return found(new Stored.Moments(unit, zone.equals("UTC") ? "Z" : zone));
    }

    private static Found fixed(FixedSizeBinary type) {
        return type.byteWidth() < 1
                ? unreadable("its values have " + type.byteWidth() + " bytes")
                : found(new Stored.Fixed(type.byteWidth()));
    }

    private static Found found(Stored stored) {
        return new Found(stored, "");
    }

    private static Found unreadable(String obstacle) {
        return new Found(new Stored.Unreadable(), obstacle);
    }

    /// @param obstacle why it cannot be read, or empty
    record Found(Stored stored, String obstacle) {}
}
