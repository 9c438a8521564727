package dev.leat.api.data;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the text form of a type.
final class TypeText {

    private static final Pattern FORM = Pattern.compile("(\\w+)(?:\\(\\s*(\\w+)\\s*(?:,\\s*([^)]+?)\\s*)?\\))?");

    private TypeText() {}

    static Type parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw unknown(text);
        }
        String name = form.group(1).toLowerCase(Locale.ROOT);
        if (form.group(2) != null) {
            return parametric(text, name, form);
        }
        return switch (name) {
            case "bool" -> Type.BOOL;
            case "int32" -> Type.INT32;
            case "int64" -> Type.INT64;
            case "float32" -> Type.FLOAT32;
            case "float64" -> Type.FLOAT64;
            case "date" -> Type.DATE;
            case "utf8" -> Type.UTF8;
            case "binary" -> Type.BINARY;
            case "dictionary" -> Type.DICTIONARY;
            default -> throw unknown(text);
        };
    }

    private static Type parametric(String text, String name, Matcher form) {
        String first = form.group(2);
        String second = form.group(3) == null ? "" : form.group(3);
        return switch (name) {
            case "timestamp" -> new Type.Timestamp(TimeUnit.parse(first), second);
            case "decimal" -> new Type.Decimal(64, scale(text, first));
            case "decimal128" -> new Type.Decimal(128, scale(text, first));
            default -> throw unknown(text);
        };
    }

    private static int scale(String text, String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException _) {
            throw unknown(text);
        }
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException(
                "no type '" + text + "' in [bool, int32, int64, float32, float64, decimal(PLACES),"
                        + " decimal128(PLACES), timestamp(s|ms|us|ns[, ZONE]), date, utf8, binary, dictionary]");
    }
}
