package dev.leat.formats.ndjson;

import dev.leat.api.data.Field;
import dev.leat.api.data.Type;
import dev.leat.formats.infer.ColumnGuess;
import dev.leat.formats.infer.SampledCell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the values of one key in some rows have in common.
final class SampledValue {

    /// An object of more different keys is a map, and stays text; DuckDB draws the line there too.
    private static final int MOST_MEMBERS = 200;

    private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

    private final ColumnGuess guess = new ColumnGuess();
    private final Map<String, SampledValue> members = new LinkedHashMap<>();
    private boolean objects = false;
    private boolean scalars = false;
    private boolean nested = false;
    // Whether there was a string that stands for a number that JSON has no form for.
    private boolean noNumbers = false;

    /// What is known of a member of the objects.
    SampledValue member(String name) {
        return members.computeIfAbsent(name, _ -> new SampledValue());
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    void object() {
        objects = true;
    }

    /// An array, or an object that is not looked into.
    void nested() {
        nested = true;
    }

    /// A number, true or false.
    void bare(String text) {
        scalars = true;
        guess.see(SampledCell.plain(text));
    }

    void string(String text) {
        scalars = true;
        if (NO_NUMBERS.contains(text)) {
            noNumbers = true;
        } else {
            guess.seeText(text);
        }
    }

    private void columns(String name, List<Field> columns) {
        boolean flat = objects && !scalars && !nested && !members.isEmpty() && members.size() <= MOST_MEMBERS;
        if (flat) {
            columnsBelow(name + ".", columns);
        } else if (!name.isEmpty()) {
            boolean json = objects || nested;
            columns.add(json ? new Field(name, Type.UTF8) : guess.spelled(new Field(name, type())));
        }
    }

    /// Adds the columns that there are of its members.
    ///
    /// @param before what stands before their names
    void columnsBelow(String before, List<Field> columns) {
        members.forEach((key, value) -> value.columns(before + key, columns));
    }

    private Type type() {
        Type type = guess.type();
        if (!noNumbers) {
            return type;
        }
        return switch (type) {
            case Type.Int64 _, Type.Float64 _, Type.Decimal _ -> Type.FLOAT64;
            case Type.Dictionary _ -> Type.DICTIONARY;
            case Type.Bool _, Type.Int32 _, Type.Float32 _, Type.Timestamp _, Type.Date _, Type.Utf8 _, Type.Binary _ ->
                Type.UTF8;
        };
    }

    /// Adds what is known of its members by the names of columns.
    void valuesBelow(String before, Map<String, SampledValue> values) {
        members.forEach((key, value) -> {
            values.putIfAbsent(before + key, value);
            value.valuesBelow(before + key + ".", values);
        });
    }

    /// A column with what is known of how its moments are spelled.
    Field spelled(Field column) {
        return guess.spelled(column);
    }
}
