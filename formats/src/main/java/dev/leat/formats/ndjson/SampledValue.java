package dev.leat.formats.ndjson;

import dev.leat.api.data.Field;
import dev.leat.api.data.Type;
import dev.leat.formats.infer.ColumnGuess;
import dev.leat.formats.infer.SampleRoom;
import dev.leat.formats.infer.SampledCell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the values of one key in some rows have in common.
final class SampledValue {

    /// Keys of so many bytes weigh one more.
    private static final int KEY_BYTES = 128;

    private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

    private final SampleRoom room;
    private final ColumnGuess guess;
    private final Map<String, SampledValue> members = new LinkedHashMap<>();
    private boolean objects = false;
    private boolean scalars = false;
    private boolean nested = false;
    // Whether there are too many different keys for columns.
    private boolean map = false;
    // Whether there was a string that stands for a number that JSON has no form for.
    private boolean noNumbers = false;

    /// @param room for the texts of all values
    SampledValue(SampleRoom room) {
        this.room = room;
        this.guess = new ColumnGuess(room);
    }

    /// What is known of a member of the objects.
    SampledValue member(String name) {
        return members.computeIfAbsent(name, _ -> new SampledValue(room));
    }

    /// How many different keys the objects have.
    int keys() {
        return members.size();
    }

    /// What the keys in it weigh, and those below them.
    int weight() {
        int weight = 0;
        for (Map.Entry<String, SampledValue> member : members.entrySet()) {
            weight += weight(member.getKey().length()) + member.getValue().weight();
        }
        return weight;
    }

    /// What a key of so many bytes weighs: as much as one, and more if it is long.
    static int weight(int bytes) {
        return 1 + bytes / KEY_BYTES;
    }

    /// Takes the objects for maps, and forgets their members.
    ///
    /// @return what those weighed
    int flatten() {
        int freed = weight();
        members.values().forEach(SampledValue::forget);
        members.clear();
        map = true;
        return freed;
    }

    private void forget() {
        guess.forget();
        members.values().forEach(SampledValue::forget);
    }

    /// Takes the member with the most below it for a map.
    ///
    /// @return what that weighed, 0 where no member has anything below it
    int flattenLargest() {
        SampledValue largest = this;
        int most = 0;
        for (SampledValue member : members.values()) {
            int weight = member.weight();
            if (weight > most) {
                most = weight;
                largest = member;
            }
        }
        return most == 0 ? 0 : largest.flatten();
    }

    /// Whether its objects are maps, which are not looked into.
    boolean map() {
        return map;
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

    /// A string, number or word that is too long to be anything but text.
    void longText() {
        scalars = true;
        guess.see(SampledCell.LONG);
    }

    /// Whether it is objects alone, whose members are columns.
    boolean columnsAlone() {
        return objects && !scalars && !nested && !map && !members.isEmpty();
    }

    private void columns(String name, List<Field> columns) {
        if (columnsAlone()) {
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
