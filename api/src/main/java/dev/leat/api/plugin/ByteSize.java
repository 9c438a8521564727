package dev.leat.api.plugin;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number of bytes. In text, units of 1000 (`kB`, `MB`, `GB`, `TB`) differ from units of 1024 (`KiB`, `MiB`, `GiB`,
/// `TiB`); without a unit it is bytes.
public record ByteSize(long bytes) implements Comparable<ByteSize> {

    /// What its text has to be, for messages.
    public static final String FORM = "a size such as 512MB (10^6) or 512MiB (2^20)";

    private static final Pattern TEXT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kmgt]?i?b?)");

    private static final Map<Character, Integer> POWERS = Map.of('k', 1, 'm', 2, 'g', 3, 't', 4);

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size is not negative: " + bytes);
        }
    }

    /// @throws IllegalArgumentException that says what would be right
    public static ByteSize parse(String text) {
        Matcher parts = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches() || parts.group(2).equals("i") || parts.group(2).equals("ib")) {
            throw wrong(text);
        }
        String unit = parts.group(2);
        int power = unit.isEmpty() ? 0 : POWERS.getOrDefault(unit.charAt(0), 0);
        BigDecimal base = BigDecimal.valueOf(unit.contains("i") ? 1024 : 1000);
        try {
            BigDecimal bytes = new BigDecimal(parts.group(1)).multiply(base.pow(power));
            return new ByteSize(bytes.longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(wrong(text).getMessage(), e);
        }
    }

    public static ByteSize mebibytes(long count) {
        return new ByteSize(Math.multiplyExact(count, 1L << 20));
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /// To a tenth, in units of 1000: `1.5 MB`.
    @Override
    public String toString() {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes / 1000.0;
        int unit = 0;
        while (value >= 999.95 && unit < 3) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %sB", value, "kMGT".charAt(unit));
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("'" + text + "' is not " + FORM);
    }
}
