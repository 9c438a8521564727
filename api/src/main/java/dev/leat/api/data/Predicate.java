package dev.leat.api.data;

import java.util.List;

/// A condition on rows, as SQL has them: a comparison with null is neither true nor false, and only rows for which the
/// whole is true are kept.
///
/// Literals are texts in the form that the column's type reads, so that they compare exactly: `price >= 0.1` on a
/// decimal column compares decimals, not doubles.
public sealed interface Predicate {

    /// Keeps every row.
    Predicate ALL = new And(List.of());

    /// True where all parts are; of no parts, always.
    record And(List<Predicate> parts) implements Predicate {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /// True where some part is; of no parts, never.
    record Or(List<Predicate> parts) implements Predicate {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Predicate part) implements Predicate {}

    record IsNull(String column) implements Predicate {}

    record Compare(String column, Comparison comparison, String literal) implements Predicate {}

    /// True where the column equals one of the literals.
    record In(String column, List<String> literals) implements Predicate {
        public In {
            literals = List.copyOf(literals);
        }
    }

    /// How two values compare. Text compares by its bytes.
    enum Comparison {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Comparison(String symbol) {
            this.symbol = symbol;
        }

        /// As SQL writes it.
        public String symbol() {
            return symbol;
        }
    }
}
