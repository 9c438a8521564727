package dev.leat.core.sort;

import dev.leat.api.data.Schema;
import dev.leat.tck.data.Table.Absent;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The order of rows as values: what is right.
final class ValueOrder {

    private ValueOrder() {}

    static Comparator<List<Object>> by(List<SortColumn> columns) {
        Comparator<List<Object>> order = (_, _) -> 0;
        for (SortColumn column : columns) {
            order = order.thenComparing(row -> row.get(column.column()), of(column));
        }
        return order;
    }

    static Comparator<List<Object>> by(List<String> texts, Schema schema) {
        return by(SortColumn.parse(texts, schema));
    }

    private static Comparator<Object> of(SortColumn column) {
        Comparator<Object> values = column.descending() ? ValueOrder::ascending : (a, b) -> ascending(a, b);
        Comparator<Object> directed = column.descending() ? values.reversed() : values;
        return (one, other) -> {
            boolean oneNull = one == Absent.NULL;
            boolean otherNull = other == Absent.NULL;
            if (oneNull || otherNull) {
                int nullsLast = Boolean.compare(oneNull, otherNull);
                return column.nullsFirst() ? -nullsLast : nullsLast;
            }
            return directed.compare(one, other);
        };
    }

    static int ascending(Object one, Object other) {
        return switch (one) {
            case Boolean value -> Boolean.compare(value, (Boolean) other);
            case Integer value -> Integer.compare(value, (Integer) other);
            case Long value -> Long.compare(value, (Long) other);
            case BigInteger value -> value.compareTo((BigInteger) other);
            case Float value -> Float.compare(value + 0f, (Float) other + 0f);
            case Double value -> Double.compare(value + 0.0, (Double) other + 0.0);
            case String value ->
                Arrays.compareUnsigned(
                        value.getBytes(StandardCharsets.UTF_8), ((String) other).getBytes(StandardCharsets.UTF_8));
            default -> throw new IllegalArgumentException("no order of " + one);
        };
    }
}
