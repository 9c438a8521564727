package dev.leat.core.aggregate;

import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.tck.data.Table;
import dev.leat.tck.data.Table.Absent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Groups rows with a map, and sums them up in decimals without end.
final class Oracle {

    private final Schema schema;
    private final List<String> by;
    private final List<Call> calls;

    Oracle(Schema schema, List<String> by, String agg) {
        this.schema = schema;
        this.by = by;
        this.calls = Call.parse(agg);
    }

    List<List<Object>> over(Table input) {
        Map<List<Object>, List<List<Object>>> groups = new TreeMap<>(this::compareKeys);
        for (List<Object> row : input.rows()) {
            List<Object> key =
                    by.stream().map(name -> key(row.get(schema.index(name)))).toList();
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
        }
        if (by.isEmpty() && groups.isEmpty()) {
            groups.put(List.of(), List.of());
        }
        List<List<Object>> output = new ArrayList<>();
        groups.forEach((key, rows) -> {
            List<Object> group = new ArrayList<>(key);
            calls.forEach(call -> group.add(value(call, rows)));
            output.add(group);
        });
        return output;
    }

    private Object value(Call call, List<List<Object>> rows) {
        if (call.function().equals("count") && call.arguments().isEmpty()) {
            return (long) rows.size();
        }
        int column = schema.index(call.arguments().getFirst());
        List<Object> all = rows.stream().map(row -> row.get(column)).toList();
        List<Object> values = all.stream().filter(value -> value != Absent.NULL).toList();
        Type type = schema.field(column).type();
        return switch (call.function()) {
            case "count" -> (long) values.size();
            case "first" -> all.getFirst();
            case "last" -> all.getLast();
            case "min" ->
                values.stream().min(Oracle::compare).map(Oracle::oneNaN).orElse(Absent.NULL);
            case "max" ->
                values.stream().max(Oracle::compare).map(Oracle::oneNaN).orElse(Absent.NULL);
            case "sum" -> values.isEmpty() ? Absent.NULL : sum(type, values);
            case "avg" -> values.isEmpty() ? Absent.NULL : average(type, values);
            case "var" -> values.size() < 2 ? Absent.NULL : (Object) variance(type, values);
            case "stddev" -> values.size() < 2 ? Absent.NULL : (Object) Math.sqrt(variance(type, values));
            case "wavg" -> weighted(call, rows);
            case "approx_distinct" ->
                values.stream().map(Oracle::key).distinct().count();
            case "quantile" -> values.isEmpty() ? Absent.NULL : quantile(call, values);
            default -> throw new IllegalArgumentException(call.function());
        };
    }

    private static Object sum(Type type, List<Object> values) {
        if (real(type)) {
            return realSum(values);
        }
        BigInteger sum = values.stream().map(Oracle::whole).reduce(BigInteger.ZERO, BigInteger::add);
        return type instanceof Type.Decimal ? sum : (Object) sum.longValueExact();
    }

    private static double realSum(List<Object> values) {
        double plain = 0;
        for (Object value : values) {
            plain += ((Number) value).doubleValue();
        }
        boolean finite = values.stream().allMatch(value -> Double.isFinite(((Number) value).doubleValue()));
        if (!finite) {
            return plain;
        }
        return values.stream()
                .map(value -> new BigDecimal(((Number) value).doubleValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }

    private static Object average(Type type, List<Object> values) {
        if (real(type)) {
            return realSum(values) / values.size();
        }
        return values.stream()
                .map(value -> exact(type, value))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128)
                .doubleValue();
    }

    private static double variance(Type type, List<Object> values) {
        if (real(type) && !values.stream().allMatch(value -> Double.isFinite(((Number) value).doubleValue()))) {
            return Double.NaN;
        }
        var more = new MathContext(200);
        BigDecimal count = BigDecimal.valueOf(values.size());
        BigDecimal mean = values.stream()
                .map(value -> exact(type, value))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(count, more);
        return values.stream()
                .map(value -> exact(type, value).subtract(mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(count.subtract(BigDecimal.ONE), more)
                .doubleValue();
    }

    private Object weighted(Call call, List<List<Object>> rows) {
        int column = schema.index(call.arguments().get(0));
        int weight = schema.index(call.arguments().get(1));
        BigDecimal products = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (List<Object> row : rows) {
            if (row.get(column) != Absent.NULL && row.get(weight) != Absent.NULL) {
                BigDecimal by = exact(schema.field(weight).type(), row.get(weight));
                products = products.add(
                        exact(schema.field(column).type(), row.get(column)).multiply(by));
                weights = weights.add(by);
            }
        }
        return weights.signum() == 0
                ? Absent.NULL
                : (Object) products.divide(weights, new MathContext(60)).doubleValue();
    }

    private static Object quantile(Call call, List<Object> values) {
        List<Object> sorted =
                values.stream().map(Oracle::key).sorted(Oracle::compare).toList();
        double share = Double.parseDouble(call.arguments().getLast());
        return sorted.get(Math.max(1, (int) Math.ceil(share * sorted.size() - 1e-9)) - 1);
    }

    private static BigDecimal exact(Type type, Object value) {
        if (real(type)) {
            return new BigDecimal(((Number) value).doubleValue());
        }
        return new BigDecimal(whole(value), type instanceof Type.Decimal decimal ? decimal.scale() : 0);
    }

    private static BigInteger whole(Object value) {
        return value instanceof BigInteger big ? big : BigInteger.valueOf(((Number) value).longValue());
    }

    private static boolean real(Type type) {
        return type.equals(Type.FLOAT32) || type.equals(Type.FLOAT64);
    }

    /// Zeros are one key, and NaNs another.
    private static Object key(Object value) {
        return switch (value) {
            case Double real -> oneNaN(real + 0.0);
            case Float real -> oneNaN(real + 0.0f);
            default -> value;
        };
    }

    private static Object oneNaN(Object value) {
        return switch (value) {
            case Double real -> Double.longBitsToDouble(Double.doubleToLongBits(real));
            case Float real -> Float.intBitsToFloat(Float.floatToIntBits(real));
            default -> value;
        };
    }

    private int compareKeys(List<Object> one, List<Object> other) {
        for (int i = 0; i < one.size(); i++) {
            int order =
                    Comparator.<Object>nullsFirst(Oracle::compare).compare(orNull(one.get(i)), orNull(other.get(i)));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static @org.jspecify.annotations.Nullable Object orNull(Object value) {
        return value == Absent.NULL ? null : value;
    }

    private static int compare(Object one, Object other) {
        return switch (one) {
            case String text ->
                Arrays.compareUnsigned(
                        text.getBytes(StandardCharsets.UTF_8), ((String) other).getBytes(StandardCharsets.UTF_8));
            case Boolean truth -> Boolean.compare(truth, (Boolean) other);
            case Double real -> Double.compare(real, (Double) other);
            case Float real -> Float.compare(real, (Float) other);
            default -> whole(one).compareTo(whole(other));
        };
    }
}
