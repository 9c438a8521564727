package dev.leat.formats.ndjson;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.formats.ndjson.JsonText.Token;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Guesses what the columns of a file are from its first rows: the keys of their objects in the order in which they are
/// first seen, `a.b` for what is in an object that is always one.
final class Sample {

    /// More different keys are no columns.
    static final int MOST_KEYS = 10_000;

    /// What is deeper stays text.
    private static final int MOST_DEPTH = 64;

    private final JsonText json = new JsonText();
    private final SampledValue row = new SampledValue();
    private MemorySegment text = MemorySegment.NULL;
    private int keys = 0;

    /// Looks at the next row.
    ///
    /// @param from where a line starts that [JsonRow] has found to be right
    /// @return whether there are not too many keys
    boolean row(MemorySegment line, int from, int to) {
        text = line;
        json.restart(line, from, to);
        json.peek();
        object(row, 0);
        return keys <= MOST_KEYS;
    }

    private void object(SampledValue of, int depth) {
        json.at(json.at() + 1);
        boolean more = json.peek() != '}';
        if (!more) {
            json.at(json.at() + 1);
        }
        while (more) {
            json.key();
            String name = Escapes.string(text, json.start(), json.stop());
            keys += of.has(name) ? 0 : 1;
            value(of.member(name), depth);
            more = json.peek() == ',' && keys <= MOST_KEYS;
            json.at(json.at() + 1);
        }
    }

    private void value(SampledValue of, int depth) {
        boolean object = json.peek() == '{';
        if (object && depth < MOST_DEPTH) {
            of.object();
            object(of, depth + 1);
            return;
        }
        Token token = json.value();
        switch (token) {
            case STRING, ESCAPED -> of.string(Escapes.string(text, json.start(), json.stop()));
            case NUMBER, TRUE, FALSE -> of.bare(Escapes.string(text, json.start(), json.stop()));
            case OBJECT, ARRAY -> of.nested();
            case NULL, WRONG -> {}
        }
    }

    /// The columns that were found.
    Schema schema() {
        List<Field> fields = new ArrayList<>();
        row.columnsBelow("", fields);
        return new Schema(distinct(fields));
    }

    /// Columns of types that were given, with what was found out of how their values are spelled.
    Schema spelled(Schema given) {
        Map<String, SampledValue> values = new HashMap<>();
        row.valuesBelow("", values);
        List<Field> fields = new ArrayList<>();
        for (Field field : given.fields()) {
            SampledValue value = values.get(field.name());
            fields.add(value == null ? field : value.spelled(field));
        }
        return new Schema(fields);
    }

    /// Of the key `a.b` and of `b` below `a` the first: they are one column.
    private static List<Field> distinct(List<Field> fields) {
        Map<String, Field> byName = new LinkedHashMap<>();
        for (Field field : fields) {
            byName.putIfAbsent(field.name(), field);
        }
        return List.copyOf(byName.values());
    }
}
