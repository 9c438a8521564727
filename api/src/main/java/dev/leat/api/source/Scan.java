package dev.leat.api.source;

import dev.leat.api.data.Field;
import dev.leat.api.data.Predicate;
import java.util.List;

/// What of a source is wanted.
///
/// @param columns the columns to deliver, in order, with types that [Source#offers] said it can deliver
/// @param where a condition that the source may use to skip rows which do not meet it. It need not: rows are checked
///     again
/// @param digits what to do with a number of more digits than the type wanted has places
public record Scan(List<Field> columns, Predicate where, Digits digits) {
    public Scan {
        columns = List.copyOf(columns);
    }

    /// What becomes of digits that do not fit.
    public enum Digits {
        /// The row is rejected.
        REFUSE,
        /// They are rounded half away from zero.
        ROUND
    }
}
