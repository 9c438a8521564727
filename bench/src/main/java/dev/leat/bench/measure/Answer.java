package dev.leat.bench.measure;

import java.util.ArrayList;
import java.util.List;

/// What answers to the same question have to agree on. Columns are known by name, whatever their order and whatever
/// others there are.
///
/// @param file how an answer's file is called: its format
/// @param keys what tells rows apart, or empty where their order does
/// @param columns all that is compared row by row, keys too
/// @param totals columns of numbers of which only the sum is compared, since rows that are equal otherwise may be in
///     any order
public record Answer(String file, List<String> keys, List<Column> columns, List<Column> totals) {
    public Answer {
        keys = List.copyOf(keys);
        columns = List.copyOf(columns);
        totals = List.copyOf(totals);
    }

    /// Of few rows.
    public static Answer csv() {
        return new Answer("answer.csv", List.of(), List.of(), List.of());
    }

    /// Of many.
    public static Answer parquet() {
        return new Answer("answer.parquet", List.of(), List.of(), List.of());
    }

    public Answer key(String name, Kind kind) {
        return new Answer(file, and(keys, name), and(columns, new Column(name, kind)), totals);
    }

    /// Numbers that are equal to the last digit.
    public Answer whole(String... names) {
        return with(Kind.WHOLE, names);
    }

    /// Numbers that differ by 1e-9 of the larger at most, since the order of additions is each engine's own.
    public Answer real(String... names) {
        return with(Kind.REAL, names);
    }

    public Answer text(String... names) {
        return with(Kind.TEXT, names);
    }

    public Answer truth(String... names) {
        return with(Kind.TRUTH, names);
    }

    public Answer total(String name, Kind kind) {
        return new Answer(file, keys, columns, and(totals, new Column(name, kind)));
    }

    private Answer with(Kind kind, String... names) {
        List<Column> more = new ArrayList<>(columns);
        for (String name : names) {
            more.add(new Column(name, kind));
        }
        return new Answer(file, keys, more, totals);
    }

    private static <T> List<T> and(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }

    public record Column(String name, Kind kind) {}

    /// How values are compared, in the types of the judge.
    public enum Kind {
        WHOLE("hugeint"),
        REAL("double"),
        TEXT("varchar"),
        TRUTH("boolean");

        final String type;

        Kind(String type) {
            this.type = type;
        }
    }
}
