package dev.leat.api.source;

import dev.leat.api.data.Field;
import dev.leat.api.data.Predicate;
import java.util.List;
import java.util.Set;

/// What of a source is wanted.
///
/// @param columns the columns to deliver, in order, with types that [Source#offers] said it can deliver
/// @param where a condition that the source may use to skip rows which do not meet it. It need not: rows are checked
///     again
/// @param digits what to do with a number of more digits than the type wanted has places
/// @param required the columns without a value in which a row is of no use. A source that has such a row as it was, as
///     text has, rejects it; of other sources the engine does
public record Scan(List<Field> columns, Predicate where, Digits digits, Set<String> required) {

    /// What is wrong with a row that lacks a value in a column that is required.
    public static final String LACKING = "no value, but one is needed";

    public Scan {
        columns = List.copyOf(columns);
        required = Set.copyOf(required);
    }

    /// Of rows that may lack any value.
    public Scan(List<Field> columns, Predicate where, Digits digits) {
        this(columns, where, digits, Set.of());
    }

    /// What becomes of digits that do not fit.
    public enum Digits {
        /// The row is rejected.
        REFUSE,
        /// They are rounded half away from zero.
        ROUND
    }
}
