package dev.leat.core.filter;

import dev.leat.api.data.Field;
import dev.leat.api.data.Predicate;
import dev.leat.api.data.Predicate.Comparison;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/// Binds a condition to the columns of a schema.
final class CheckCompiler {

    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger WIDE = BigInteger.ONE.shiftLeft(127);

    private final Schema schema;

    CheckCompiler(Schema schema) {
        this.schema = schema;
    }

    /// @param positive whether the predicate or its negation is meant
    /// @throws IllegalArgumentException for a column that is not there or a literal that its type does not read
    Check compile(Predicate predicate, boolean positive) {
        return switch (predicate) {
            case Predicate.And and -> positive ? allOf(and.parts(), true) : anyOf(and.parts(), false);
            case Predicate.Or or -> positive ? anyOf(or.parts(), true) : allOf(or.parts(), false);
            case Predicate.Not not -> compile(not.part(), !positive);
            case Predicate.IsNull isNull -> new Check.Null(schema.index(isNull.column()), positive);
            case Predicate.Compare compare -> {
                Comparison comparison = positive ? compare.comparison() : negated(compare.comparison());
                yield compare(compare.column(), comparison, compare.literal());
            }
            case Predicate.In in -> {
                Comparison each = positive ? Comparison.EQUAL : Comparison.NOT_EQUAL;
                List<Check> parts = in.literals().stream()
                        .map(literal -> compare(in.column(), each, literal))
                        .toList();
                yield positive ? new Check.AnyOf(parts) : new Check.AllOf(parts);
            }
        };
    }

    private Check allOf(List<Predicate> parts, boolean positive) {
        return new Check.AllOf(
                parts.stream().map(part -> compile(part, positive)).toList());
    }

    private Check anyOf(List<Predicate> parts, boolean positive) {
        return new Check.AnyOf(
                parts.stream().map(part -> compile(part, positive)).toList());
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

    private Check compare(String name, Comparison comparison, String literal) {
        int column = schema.index(name);
        Field field = schema.field(column);
        return switch (field.type()) {
            case Type.Float32 _ -> doubles(column, comparison, Literals.float32(literal, field));
            case Type.Float64 _ -> doubles(column, comparison, Literals.float64(literal, field));
            case Type.Utf8 _, Type.Binary _, Type.Dictionary _ -> bytes(column, comparison, literal);
            case Type.Decimal decimal
            when decimal.bits() == 128 -> wides(column, comparison, Literals.units(literal, field));
            case Type.Bool _, Type.Int32 _, Type.Int64 _, Type.Decimal _, Type.Timestamp _, Type.Date _ ->
                longs(column, comparison, Literals.units(literal, field));
        };
    }

    private static Check longs(int column, Comparison comparison, BigDecimal literal) {
        Range range = Range.of(comparison, literal, MIN, MAX);
        if (range.empty()) {
            return new Check.Longs(column, 1, 0, range.inside());
        }
        return new Check.Longs(
                column, range.least().longValueExact(), range.most().longValueExact(), range.inside());
    }

    private static Check wides(int column, Comparison comparison, BigDecimal literal) {
        Range range = Range.of(comparison, literal, WIDE.negate(), WIDE.subtract(BigInteger.ONE));
        if (range.empty()) {
            return new Check.Wides(column, BigInteger.ONE, BigInteger.ZERO, range.inside());
        }
        return new Check.Wides(column, range.least(), range.most(), range.inside());
    }

    private static Check doubles(int column, Comparison comparison, double literal) {
        double nothing = Double.NaN;
        double lowest = Double.NEGATIVE_INFINITY;
        double highest = Double.POSITIVE_INFINITY;
        boolean nan = Double.isNaN(literal);
        return switch (comparison) {
            case EQUAL -> new Check.Doubles(column, literal, literal, nan, true);
            case NOT_EQUAL -> new Check.Doubles(column, literal, literal, nan, false);
            case LESS -> new Check.Doubles(column, lowest, nan ? highest : below(literal), false, true);
            case LESS_OR_EQUAL -> new Check.Doubles(column, lowest, nan ? highest : literal, nan, true);
            case GREATER -> new Check.Doubles(column, nan ? nothing : above(literal), highest, !nan, true);
            case GREATER_OR_EQUAL -> new Check.Doubles(column, literal, highest, true, true);
        };
    }

    /// The largest number below, NaN (which is in no range) where there is none.
    private static double below(double literal) {
        return literal == Double.NEGATIVE_INFINITY ? Double.NaN : Math.nextDown(literal);
    }

    private static double above(double literal) {
        return literal == Double.POSITIVE_INFINITY ? Double.NaN : Math.nextUp(literal);
    }

    private static Check bytes(int column, Comparison comparison, String literal) {
        return switch (comparison) {
            case EQUAL -> new Check.Bytes(column, literal, false, true, false);
            case NOT_EQUAL -> new Check.Bytes(column, literal, true, false, true);
            case LESS -> new Check.Bytes(column, literal, true, false, false);
            case LESS_OR_EQUAL -> new Check.Bytes(column, literal, true, true, false);
            case GREATER -> new Check.Bytes(column, literal, false, false, true);
            case GREATER_OR_EQUAL -> new Check.Bytes(column, literal, false, true, true);
        };
    }

    /// Whole numbers from `least` to `most`, or all but those.
    private record Range(BigInteger least, BigInteger most, boolean inside) {

        static Range of(Comparison comparison, BigDecimal literal, BigInteger min, BigInteger max) {
            BigInteger floor = literal.setScale(0, RoundingMode.FLOOR).toBigInteger();
            BigInteger ceiling = literal.setScale(0, RoundingMode.CEILING).toBigInteger();
            Range range = switch (comparison) {
                // Empty, and so equal to no value, where the literal is no whole number.
                case EQUAL -> new Range(ceiling, floor, true);
                case NOT_EQUAL -> new Range(ceiling, floor, false);
                case LESS -> new Range(min, ceiling.subtract(BigInteger.ONE), true);
                case LESS_OR_EQUAL -> new Range(min, floor, true);
                case GREATER -> new Range(floor.add(BigInteger.ONE), max, true);
                case GREATER_OR_EQUAL -> new Range(ceiling, max, true);
            };
            return new Range(range.least.max(min), range.most.min(max), range.inside);
        }

        boolean empty() {
            return least.compareTo(most) > 0;
        }
    }
}
