package dev.leat.core.aggregate;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.core.aggregate.WholeProducts.Result;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/// The functions that there are, and what they share.
final class Functions {

    static final List<String> NAMES = List.of(
            "approx_distinct",
            "avg",
            "count",
            "first",
            "last",
            "max",
            "min",
            "quantile",
            "stddev",
            "sum",
            "var",
            "wavg");

    /// Places after the point of a share: enough to tell apart as many rows as there may be.
    private static final int MOST_PLACES = 18;

    /// Powers of ten, each the nearest double.
    private static final double[] POWERS = new double[39];

    static {
        for (int scale = 0; scale < POWERS.length; scale++) {
            POWERS[scale] = Double.parseDouble("1e" + scale);
        }
    }

    private Functions() {}

    /// What a call asks for.
    ///
    /// @param input the columns that the kernel reads
    /// @throws IllegalArgumentException for a function that there is not, or columns that it cannot take
    static Aggregate of(Call call, Schema input) {
        List<String> arguments = call.arguments();
        return switch (call.function()) {
            case "count" -> {
                call.require(arguments.size() <= 1, "count() or count(COLUMN)");
                int column = arguments.isEmpty() ? Count.ROWS : input.index(arguments.getFirst());
                yield new Count(new Field(call.name(), Type.INT64), column);
            }
            case "approx_distinct" -> {
                int column = input.index(call.only("COLUMN"));
                yield new Distinct(new Field(call.name(), Type.INT64), column, kind(input, column));
            }
            case "sum" -> sum(call, input, false);
            case "avg" -> sum(call, input, true);
            case "min" -> extreme(call, input, -1);
            case "max" -> extreme(call, input, 1);
            case "first" -> edge(call, input, -1);
            case "last" -> edge(call, input, 1);
            case "var" -> moments(call, input, false);
            case "stddev" -> moments(call, input, true);
            case "quantile" -> quantile(call, input);
            case "wavg" -> weighted(call, input);
            default -> throw new IllegalArgumentException("no function '" + call.function() + "' in " + NAMES);
        };
    }

    static double power(int scale) {
        return POWERS[scale];
    }

    /// The sample variance of numbers, given their sum and that of their squares, which are multiples of the root
    /// of a power of two and of that power: (n * squares - sum^2) / (n * (n - 1)), exact up to the division.
    static double variance(long count, BigInteger sum, BigInteger squares, int power) {
        BigInteger n = BigInteger.valueOf(count);
        BigInteger spread = n.multiply(squares).subtract(sum.multiply(sum));
        // As many bits as a double has and some to round by, so that no power of two is too large for one.
        int extra = Math.max(0, spread.bitLength() - 128);
        double top = spread.shiftRight(extra).doubleValue();
        return Math.scalb(top / n.multiply(n.subtract(BigInteger.ONE)).doubleValue(), extra + power);
    }

    static long countOfFloats(MemorySegment record, long at) {
        long count = record.get(ValueLayout.JAVA_LONG, at);
        if (count > Bins.MOST) {
            throw new ArithmeticException("is of " + count + " floats, and " + Bins.MOST + " are the most");
        }
        return count;
    }

    private static Aggregate sum(Call call, Schema input, boolean average) {
        int column = input.index(call.only("COLUMN"));
        Type type = input.field(column).type();
        return switch (type) {
            case Type.Int32 _, Type.Int64 _ ->
                new WholeSum(new Field(call.name(), average ? Type.FLOAT64 : Type.INT64), column, Kind.INTEGER, 0);
            case Type.Decimal decimal -> {
                Type result = average ? Type.FLOAT64 : new Type.Decimal(128, decimal.scale());
                yield new WholeSum(new Field(call.name(), result), column, Kind.of(decimal), decimal.scale());
            }
            case Type.Float32 _, Type.Float64 _ -> new RealSum(new Field(call.name(), Type.FLOAT64), column, average);
            default -> throw call.wrong(input.field(column), "numbers");
        };
    }

    private static Aggregate moments(Call call, Schema input, boolean root) {
        int column = input.index(call.only("COLUMN"));
        var field = new Field(call.name(), Type.FLOAT64);
        int scale = scale(call, input.field(column));
        if (scale == RealWeighted.Scales.FLOAT) {
            return new RealMoments(field, column, root);
        }
        return new WholeProducts(field, column, column, scale, root ? Result.DEVIATION : Result.VARIANCE);
    }

    private static Aggregate weighted(Call call, Schema input) {
        call.require(call.arguments().size() == 2, "wavg(COLUMN, WEIGHT)");
        int column = input.index(call.arguments().get(0));
        int weight = input.index(call.arguments().get(1));
        var field = new Field(call.name(), Type.FLOAT64);
        int scale = scale(call, input.field(column));
        int scaleOfWeight = scale(call, input.field(weight));
        if (scale == RealWeighted.Scales.FLOAT || scaleOfWeight == RealWeighted.Scales.FLOAT) {
            return new RealWeighted(field, column, weight, new RealWeighted.Scales(scale, scaleOfWeight));
        }
        return new WholeProducts(field, column, weight, scale, Result.WEIGHTED);
    }

    private static int scale(Call call, Field field) {
        return switch (field.type()) {
            case Type.Int32 _, Type.Int64 _ -> 0;
            case Type.Decimal decimal when decimal.bits() == 64 -> decimal.scale();
            case Type.Float32 _, Type.Float64 _ -> RealWeighted.Scales.FLOAT;
            default -> throw call.wrong(field, "integers, floats or decimals of 64 bits");
        };
    }

    private static Aggregate extreme(Call call, Schema input, int sign) {
        int column = input.index(call.only("COLUMN"));
        return new Extreme(named(call, input.field(column)), column, kind(input, column), sign);
    }

    private static Aggregate quantile(Call call, Schema input) {
        String form = "quantile(COLUMN, SHARE), with a share from 0 to 1";
        call.require(call.arguments().size() == 2, form);
        int column = input.index(call.arguments().getFirst());
        BigDecimal share = BigDecimal.TWO;
        try {
            share = new BigDecimal(call.arguments().getLast());
        } catch (NumberFormatException _) {
            call.require(false, form);
        }
        boolean known = share.scale() >= 0 && share.scale() <= MOST_PLACES;
        call.require(known && share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0, form);
        return new Quantile(named(call, input.field(column)), column, kind(input, column), share);
    }

    private static Aggregate edge(Call call, Schema input, int sign) {
        int column = input.index(call.only("COLUMN"));
        return new Edge(named(call, input.field(column)), column, kind(input, column), sign);
    }

    private static Kind kind(Schema input, int column) {
        return Kind.of(input.field(column).type());
    }

    /// The same type, and what is known of it.
    private static Field named(Call call, Field field) {
        return Cell.shown(new Field(call.name(), field.type(), field.metadata()));
    }
}
