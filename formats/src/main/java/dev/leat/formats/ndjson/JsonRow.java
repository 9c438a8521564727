package dev.leat.formats.ndjson;

import dev.leat.api.data.Field;
import dev.leat.formats.cells.Cells;
import dev.leat.formats.ndjson.JsonText.Token;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Takes the values of a line's object apart. For one reader.
final class JsonRow {

    private final JsonText json = new JsonText();
    private final Keys keys;
    private final List<Field> columns;
    private final boolean rejectsUnknown;
    // The number of the row that had a column last.
    private final long[] seen;
    private long rows = 0;
    private int found = 0;

    private MemorySegment text = MemorySegment.NULL;
    private MemorySegment bounds = MemorySegment.NULL;
    private long first;
    private String problem = "";

    /// @param columns those of `keys`
    /// @param rejectsUnknown whether a key that the schema lacks is an error
    JsonRow(Keys keys, List<Field> columns, boolean rejectsUnknown) {
        this.keys = keys;
        this.columns = List.copyOf(columns);
        this.rejectsUnknown = rejectsUnknown;
        this.seen = new long[columns.size()];
    }

    /// Reads a line.
    ///
    /// @param into where to write two bounds for each column, as [Cells] has them, from the `row`th on; what the
    /// line
    ///     has no value for ends before it starts
    /// @return whether it is an object with values
    boolean read(MemorySegment line, int from, int to, MemorySegment into, int row) {
        text = line;
        bounds = into;
        first = 2L * row * seen.length;
        rows++;
        found = 0;
        json.restart(line, from, to);
        problem = "";
        boolean right = object() && end();
        if (found < seen.length) {
            lackOthers(from);
        }
        if (!right && problem.isEmpty()) {
            problem = "not JSON at byte " + (json.at() - from + 1) + " of the line: " + json.problem();
        }
        return right;
    }

    /// What is wrong with the line.
    String problem() {
        return problem;
    }

    /// Gives the columns that the line has no value for one that ends before it starts.
    private void lackOthers(int from) {
        for (int column = 0; column < seen.length; column++) {
            if (seen[column] != rows) {
                bound(column, from, from);
            }
        }
    }

    private boolean object() {
        if (json.peek() == '{') {
            return keys.none() ? json.value() != Token.WRONG : object(keys);
        }
        return json.expected("an object, which begins with '{',");
    }

    private boolean end() {
        return json.peek() < 0 || json.expected("the end of the line after the object");
    }

    private void bound(int column, int start, int end) {
        bounds.setAtIndex(Cells.BOUND, first + 2L * column, start);
        bounds.setAtIndex(Cells.BOUND, first + 2L * column + 1, end);
    }

    private boolean object(Keys wanted) {
        json.at(json.at() + 1);
        if (json.peek() == '}') {
            json.at(json.at() + 1);
            return true;
        }
        Key before = wanted.first();
        while (true) {
            if (json.peek() != '"') {
                return json.expected("a key in double quotes");
            }
            int from = json.at() + 1;
            Key key = before.next();
            if (key.stands(text, from)) {
                json.at(from + key.length());
            } else {
                if (json.string() == Token.WRONG) {
                    return false;
                }
                key = wanted.find(text, json.start(), json.stop());
                before.next(key);
            }
            if (rejectsUnknown && !key.known()) {
                return wrong("key '" + shown(from) + "' is not in the schema");
            }
            if (!json.colon() || !value(key)) {
                return false;
            }
            int b = json.peek();
            if (b != ',' && b != '}') {
                return json.expected("',' or '}'");
            }
            json.at(json.at() + 1);
            if (b == '}') {
                return true;
            }
            before = key;
        }
    }

    private String shown(int from) {
        json.at(from - 1);
        json.string();
        return Escapes.string(text, from, json.stop());
    }

    private boolean wrong(String what) {
        problem = what;
        return false;
    }

    private boolean value(Key key) {
        if (!key.below().none() && json.peek() == '{') {
            int from = json.at();
            if (!object(key.below())) {
                return false;
            }
            if (key.column() < 0) {
                return true;
            }
            json.at(from);
        }
        Token token = json.value();
        if (token == Token.WRONG) {
            return false;
        }
        if (key.column() >= 0) {
            return put(key.column(), token);
        }
        return key.below().none() || token == Token.NULL || noObject(key.below());
    }

    private boolean noObject(Keys wanted) {
        return wrong("no object where there is one above column '" + wanted.someName() + "'");
    }

    private boolean put(int column, Token token) {
        if (seen[column] == rows) {
            return wrong("two values for column '" + columns.get(column).name() + "'");
        }
        seen[column] = rows;
        found++;
        switch (token) {
            case STRING, NUMBER, TRUE, FALSE, OBJECT, ARRAY -> bound(column, json.start() - 1, json.stop());
            case ESCAPED -> bound(column, json.start() - 2, json.stop() + 1);
            case NULL, WRONG -> bound(column, json.start(), json.start());
        }
        return true;
    }
}
