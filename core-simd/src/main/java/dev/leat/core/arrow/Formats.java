package dev.leat.core.arrow;

import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import java.time.ZoneOffset;

/// Types as the C data interface spells them ("Data type description -- format strings").
final class Formats {

    /// A struct: what a batch is.
    static final String STRUCT = "+s";

    /// Codes of 32 bits.
    static final String CODES = "i";

    static final String TEXT = "u";

    private Formats() {}

    static String of(Type type) {
        return switch (type) {
            case Type.Bool _ -> "b";
            case Type.Int32 _ -> "i";
            case Type.Int64 _ -> "l";
            case Type.Float32 _ -> "f";
            case Type.Float64 _ -> "g";
            case Type.Decimal decimal ->
                decimal.bits() == 64 ? "d:18," + decimal.scale() + ",64" : "d:38," + decimal.scale();
            case Type.Timestamp timestamp -> "ts" + unit(timestamp.unit()) + ":" + zone(timestamp.zone());
            case Type.Date _ -> "tdD";
            case Type.Utf8 _ -> TEXT;
            case Type.Binary _ -> "z";
            case Type.Dictionary _ -> CODES;
        };
    }

    /// The type of a column that is no dictionary.
    ///
    /// @throws IllegalArgumentException where there is none
    static Type parse(String name, String format) {
        return switch (format) {
            case "b" -> Type.BOOL;
            case "i" -> Type.INT32;
            case "l" -> Type.INT64;
            case "f" -> Type.FLOAT32;
            case "g" -> Type.FLOAT64;
            case "tdD" -> Type.DATE;
            case "u" -> Type.UTF8;
            case "z" -> Type.BINARY;
            default -> {
                if (format.startsWith("ts") && format.length() >= 4 && format.charAt(3) == ':') {
                    String zone = format.substring(4);
                    yield new Type.Timestamp(unit(name, format), zone.equals("UTC") ? "Z" : zone);
                }
                if (format.startsWith("d:")) {
                    yield decimal(name, format);
                }
                throw unknown(name, format);
            }
        };
    }

    private static Type decimal(String name, String format) {
        String[] parts = format.substring(2).split(",", -1);
        try {
            int bits = parts.length == 3 ? Integer.parseInt(parts[2]) : 128;
            return new Type.Decimal(bits, Integer.parseInt(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw (IllegalArgumentException) unknown(name, format).initCause(e);
        }
    }

    private static char unit(TimeUnit unit) {
        return switch (unit) {
            case SECONDS -> 's';
            case MILLIS -> 'm';
            case MICROS -> 'u';
            case NANOS -> 'n';
        };
    }

    private static TimeUnit unit(String name, String format) {
        return switch (format.charAt(2)) {
            case 's' -> TimeUnit.SECONDS;
            case 'm' -> TimeUnit.MILLIS;
            case 'u' -> TimeUnit.MICROS;
            case 'n' -> TimeUnit.NANOS;
            default -> throw unknown(name, format);
        };
    }

    /// As Arrow wants it: a name, or an offset such as `+02:00`. `Z` is no name.
    private static String zone(String written) {
        if (written.equalsIgnoreCase("Z")) {
            return "UTC";
        }
        boolean offset = written.startsWith("+") || written.startsWith("-");
        return offset ? ZoneOffset.of(written).getId().replace("Z", "UTC") : written;
    }

    static IllegalArgumentException unknown(String name, String format) {
        return new IllegalArgumentException(
                "column '" + name + "' has the format '" + format
                        + "'; only b, i, l, f, g, d (of 64 and 128 bits), ts, tdD, u, z and dictionaries of u by i can be read");
    }
}
