package dev.leat.formats.parquet.pushdown;

import dev.leat.api.data.Predicate;
import dev.leat.api.data.Predicate.Comparison;
import dev.leat.formats.parquet.metadata.Bounds;
import dev.leat.formats.parquet.metadata.Leaf;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells from what is known of columns whether a condition may be true for some of the rows that they are of.
///
/// It may err on one side only: rows that are skipped do not meet the condition. Comparisons are those of the engine,
/// which checks every row again: a comparison with null is not true, and NaN is larger than all numbers. For one
/// thread.
public final class Pruning {

    private final Predicate where;
    private final Map<String, Column> columns;

    private final Map<Asked, Sought> literals = new HashMap<>();

    /// @param columns those of the condition that are delivered as they are stored; about others nothing is known
    public Pruning(Predicate where, Map<String, Column> columns) {
        this.where = where;
        this.columns = Map.copyOf(columns);
    }

    /// The columns that the condition is about, of those that something may be known of.
    public List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>();
        collect(where, leaves);
        return leaves;
    }

    private void collect(Predicate predicate, List<Leaf> leaves) {
        switch (predicate) {
            case Predicate.And and -> and.parts().forEach(part -> collect(part, leaves));
            case Predicate.Or or -> or.parts().forEach(part -> collect(part, leaves));
            case Predicate.Not not -> collect(not.part(), leaves);
            case Predicate.IsNull isNull -> add(isNull.column(), leaves);
            case Predicate.Compare compare -> add(compare.column(), leaves);
            case Predicate.In in -> add(in.column(), leaves);
        }
    }

    private void add(String name, List<Leaf> leaves) {
        Column column = columns.get(name);
        if (column != null && !leaves.contains(column.leaf())) {
            leaves.add(column.leaf());
        }
    }

    /// Whether the condition may be true for one of the rows.
    public boolean possible(Evidence evidence) throws IOException, InterruptedException {
        return possible(where, true, evidence);
    }

    private boolean possible(Predicate predicate, boolean positive, Evidence evidence)
            throws IOException, InterruptedException {
        return switch (predicate) {
            case Predicate.And and -> parts(and.parts(), positive, positive, evidence);
            case Predicate.Or or -> parts(or.parts(), positive, !positive, evidence);
            case Predicate.Not not -> possible(not.part(), !positive, evidence);
            case Predicate.IsNull isNull -> isNull(isNull.column(), positive, evidence);
            case Predicate.Compare compare -> {
                Comparison comparison = positive ? compare.comparison() : negated(compare.comparison());
                yield compare(compare.column(), comparison, compare.literal(), evidence);
            }
            case Predicate.In in -> in(in, positive, evidence);
        };
    }

    /// @param all whether all parts have to be possible, or one of them
    private boolean parts(List<Predicate> parts, boolean positive, boolean all, Evidence evidence)
            throws IOException, InterruptedException {
        for (Predicate part : parts) {
            if (possible(part, positive, evidence) != all) {
                return !all;
            }
        }
        return all;
    }

    private boolean in(Predicate.In in, boolean positive, Evidence evidence) throws IOException, InterruptedException {
        Comparison each = positive ? Comparison.EQUAL : Comparison.NOT_EQUAL;
        for (String literal : in.literals()) {
            if (compare(in.column(), each, literal, evidence) == positive) {
                return positive;
            }
        }
        return !positive;
    }

    private boolean isNull(String name, boolean positive, Evidence evidence) {
        Column column = columns.get(name);
        if (column == null) {
            return true;
        }
        Bounds bounds = evidence.bounds(column.leaf());
        return bounds.nulls() < 0 || (positive ? bounds.nulls() > 0 : !bounds.empty());
    }

    private boolean compare(String name, Comparison comparison, String literal, Evidence evidence)
            throws IOException, InterruptedException {
        Column column = columns.get(name);
        if (column == null) {
            return true;
        }
        Bounds bounds = evidence.bounds(column.leaf());
        if (bounds.empty()) {
            return false;
        }
        Sought sought = literals.computeIfAbsent(new Asked(name, literal), _ -> new Sought(literal, column));
        boolean within = StoredOrder.sides(bounds, sought)
                .map(sides -> possible(comparison, sides))
                .orElse(true);
        return within && (comparison != Comparison.EQUAL || holds(sought, evidence));
    }

    private static boolean holds(Sought sought, Evidence evidence) throws IOException, InterruptedException {
        Leaf leaf = sought.column().leaf();
        if (!evidence.hashed(leaf) || sought.hashes().isEmpty()) {
            return true;
        }
        for (long hash : sought.hashes().get()) {
            if (evidence.mayHold(leaf, hash)) {
                return true;
            }
        }
        return false;
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

    /// What is known of the values of columns in some rows.
    public interface Evidence {

        /// Bounds of those rows, or of more.
        Bounds bounds(Leaf leaf);

        /// Whether [#mayHold] knows anything of a column.
        default boolean hashed(Leaf leaf) {
            return false;
        }

        /// Whether there may be a value of this hash.
        default boolean mayHold(Leaf leaf, long hash) throws IOException, InterruptedException {
            return true;
        }
    }

    private record Asked(String column, String literal) {}
}
