package dev.leat.formats.parquet.pushdown;

import dev.leat.api.data.Field;
import dev.leat.api.data.Predicate;
import dev.leat.api.data.Predicate.Comparison;
import dev.leat.formats.parquet.metadata.Bounds;
import dev.leat.formats.parquet.metadata.Leaf;
import java.util.List;
import java.util.Map;

/// Tells from the bounds of columns whether a condition may be true for some of the rows that they are of.
///
/// It may err on one side only: rows that are skipped do not meet the condition. Comparisons are those of the engine,
/// which checks every row again: a comparison with null is not true, and NaN is larger than all numbers.
public final class Pruning {

    private final Predicate where;
    private final Map<String, Column> columns;

    /// @param columns those of the condition that are delivered as they are stored; about others nothing is known
    public Pruning(Predicate where, Map<String, Column> columns) {
        this.where = where;
        this.columns = Map.copyOf(columns);
    }

    /// Whether the condition may be true for one of `rows` rows.
    public boolean possible(Evidence evidence, long rows) {
        return possible(where, true, evidence, rows);
    }

    private boolean possible(Predicate predicate, boolean positive, Evidence evidence, long rows) {
        return switch (predicate) {
            case Predicate.And and -> parts(and.parts(), positive, positive, evidence, rows);
            case Predicate.Or or -> parts(or.parts(), positive, !positive, evidence, rows);
            case Predicate.Not not -> possible(not.part(), !positive, evidence, rows);
            case Predicate.IsNull isNull -> isNull(isNull.column(), positive, evidence, rows);
            case Predicate.Compare compare -> {
                Comparison comparison = positive ? compare.comparison() : negated(compare.comparison());
                yield compare(compare.column(), comparison, compare.literal(), evidence, rows);
            }
            case Predicate.In in -> in(in, positive, evidence, rows);
        };
    }

    /// @param all whether all parts have to be possible, or one of them
    private boolean parts(List<Predicate> parts, boolean positive, boolean all, Evidence evidence, long rows) {
        for (Predicate part : parts) {
            if (possible(part, positive, evidence, rows) != all) {
                return !all;
            }
        }
        return all;
    }

    private boolean in(Predicate.In in, boolean positive, Evidence evidence, long rows) {
        Comparison each = positive ? Comparison.EQUAL : Comparison.NOT_EQUAL;
        for (String literal : in.literals()) {
            if (compare(in.column(), each, literal, evidence, rows) == positive) {
                return positive;
            }
        }
        return !positive;
    }

    private boolean isNull(String name, boolean positive, Evidence evidence, long rows) {
        Column column = columns.get(name);
        if (column == null) {
            return true;
        }
        long nulls = evidence.bounds(column.leaf()).nulls();
        return nulls < 0 || (positive ? nulls > 0 : nulls < rows);
    }

    private boolean compare(String name, Comparison comparison, String literal, Evidence evidence, long rows) {
        Column column = columns.get(name);
        if (column == null) {
            return true;
        }
        Bounds bounds = evidence.bounds(column.leaf());
        if (bounds.nulls() >= rows) {
            return false;
        }
        if (!bounds.known()) {
            return true;
        }
        return StoredOrder.of(column.leaf())
                .sides(bounds, literal, column.field())
                .map(sides -> possible(comparison, sides))
                .orElse(true);
    }

    private static boolean possible(Comparison comparison, StoredOrder.Sides sides) {
        return switch (comparison) {
            case EQUAL -> sides.least() <= 0 && sides.most() >= 0;
            // Bounds of texts may be cut off, so that equal ones need not be those of one value.
            case NOT_EQUAL -> true;
            case LESS -> sides.least() < 0;
            case LESS_OR_EQUAL -> sides.least() <= 0;
            case GREATER -> sides.larger() || sides.most() > 0;
            case GREATER_OR_EQUAL -> sides.larger() || sides.most() >= 0;
        };
    }

    private static Comparison negated(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> Comparison.NOT_EQUAL;
            case NOT_EQUAL -> Comparison.EQUAL;
            case LESS -> Comparison.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Comparison.GREATER;
            case GREATER -> Comparison.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Comparison.LESS;
        };
    }

    /// A column of the condition.
    ///
    /// @param field as what it is delivered, and so compared
    public record Column(Leaf leaf, Field field) {}

    /// What is known of the values of columns in some rows.
    public interface Evidence {
        Bounds bounds(Leaf leaf);
    }
}
