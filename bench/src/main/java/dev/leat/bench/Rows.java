package dev.leat.bench;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads numbers of rows: `20M`, `500k`, `1000`.
final class Rows implements ITypeConverter<Long> {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,12})([kmg]?)");
    private static final Map<String, Long> UNITS = Map.of("", 1L, "k", 1_000L, "m", 1_000_000L, "g", 1_000_000_000L);

    @Override
    public Long convert(String text) {
        Matcher parts = TEXT.matcher(text.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw wrong(text);
        }
        long rows = Long.parseLong(parts.group(1)) * UNITS.getOrDefault(parts.group(2), 1L);
        if (rows < 1 || rows > 1_000_000_000_000L) {
            throw wrong(text);
        }
        return rows;
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException("'" + text + "' is no number of rows such as 20M, 500k or 1000");
    }
}
