package dev.leat.core.bars;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import java.util.Optional;

/// Times as bars know them, for others who group by them.
public final class TimeColumn {

    /// What a length of time has to be, for messages.
    public static final String FORM = Interval.FORM;

    private TimeColumn() {}

    /// The column of times, by the names that bars find it by.
    public static Optional<Field> in(Schema schema) {
        return Layout.byName(schema, Role.TIMESTAMP);
    }

    /// Reads a length of time in nanoseconds.
    ///
    /// @throws IllegalArgumentException for what is none, or over 292 years
    public static long nanos(String text) {
        return Interval.parse(text);
    }
}
