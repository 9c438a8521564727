package dev.leat.formats.ndjson;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.formats.infer.SampleRoom;
import dev.leat.formats.infer.SampledCell;
import dev.leat.formats.ndjson.JsonText.Token;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Guesses what the columns of a file are from its first rows: the keys of their objects in the order in which they are
/// first seen, `a.b` for what is in an object that is always one. Of objects of very many keys, those used as maps stay
/// text, and should that not be enough, so do those with the most keys below them.
final class Sample {

    /// More different keys are no columns. Long ones count for several.
    static final int MOST_KEYS = 10_000;

    /// An object of more different keys is a map, and stays text; DuckDB draws the line there too.
    private static final int MOST_MEMBERS = 200;

    /// What is deeper stays text.
    private static final int MOST_DEPTH = 64;

    private final JsonText json = new JsonText();
    private final SampledValue row = new SampledValue(new SampleRoom());
    private MemorySegment text = MemorySegment.NULL;
    private int keys = 0;
    // Whether a key below the row's own found no room.
    private boolean full = false;
    private boolean tooMany = false;

    /// Looks at the next row.
    ///
    /// @param from where a line starts that [JsonRow] has found to be right
    /// @return whether the rows so far have not too many keys of their own
    boolean row(MemorySegment line, int from, int to) {
        text = line;
        json.restart(line, from, to);
        json.peek();
        object(row, 0);
        return !tooMany;
    }

    private void object(SampledValue of, int depth) {
        json.at(json.at() + 1);
        boolean more = json.peek() != '}';
        if (!more) {
            json.at(json.at() + 1);
        }
        while (more) {
            json.key();
            member(of, depth);
            more = json.peek() == ',' && !tooMany;
            json.at(json.at() + 1);
        }
    }

    private void member(SampledValue of, int depth) {
        // A character takes a byte or more.
        boolean sensible = SampledValue.weight(json.stop() - json.start()) <= MOST_KEYS;
        String name = sensible && !of.map() ? Escapes.string(text, json.start(), json.stop()) : "";
        if (of.map() || !sensible || !(of.has(name) || room(SampledValue.weight(name.length()), depth))) {
            tooMany |= depth == 0;
            full |= !of.map();
            json.value();
            return;
        }
        value(of.member(name), depth);
        if (depth > 0 && of.keys() > MOST_MEMBERS) {
            keys -= of.flatten();
        }
        if (depth == 0 && full) {
            keys -= row.flattenLargest();
            full = false;
        }
    }

    /// Makes room for a key, of the row itself by taking objects in it for maps.
    private boolean room(int weight, int depth) {
        int freed = 1;
        while (depth == 0 && keys + weight > MOST_KEYS && freed > 0) {
            freed = row.flattenLargest();
            keys -= freed;
        }
        boolean there = keys + weight <= MOST_KEYS;
        keys += there ? weight : 0;
        return there;
    }

    private void value(SampledValue of, int depth) {
        boolean object = json.peek() == '{';
        if (object && depth < MOST_DEPTH && !of.map()) {
            of.object();
            object(of, depth + 1);
            return;
        }
        Token token = json.value();
        boolean looked = json.stop() - json.start() <= SampledCell.LONGEST;
        switch (token) {
            case STRING, ESCAPED, NUMBER, TRUE, FALSE -> {
                if (!looked) {
                    of.longText();
                } else if (token == Token.STRING || token == Token.ESCAPED) {
                    of.string(Escapes.string(text, json.start(), json.stop()));
                } else {
                    of.bare(Escapes.string(text, json.start(), json.stop()));
                }
            }
            case OBJECT, ARRAY -> of.nested();
            case NULL, WRONG -> {}
        }
    }

    /// Whether there is a value under the empty key, which names no column.
    boolean nameless() {
        return row.has("") && !row.member("").columnsAlone();
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
