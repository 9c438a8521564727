package dev.leat.formats.ndjson;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.formats.text.TextCodes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is wanted of an object: which of its keys go to columns, or have something below them that does. The column
/// `a.b` is the value of the key `a.b`, or that of `b` in the object that is the value of `a`.
///
/// Objects of a file mostly have the same keys in the same order. So a key is compared with the one that stood there
/// the last time, and looked up where it is another.
final class Keys {

    /// Nothing.
    static final Keys NONE = new Keys(List.of(), Arena.global());

    private static final int MOST_KEYS = 1 << 12;
    private static final int MOST_BYTES = 1 << 18;

    private final List<Want> wants;
    private final Arena arena;
    private final Key first = new Key(MemorySegment.NULL, 0, false, Key.NO_COLUMN, this);
    // Keys seen, as they stand in the text, by code.
    private final TextCodes seen;
    private final List<Key> keys = new ArrayList<>();
    // What is wanted below a key, however that is spelled.
    private final Map<String, Keys> objects = new HashMap<>();

    private Keys(List<Want> wants, Arena arena) {
        this.wants = wants;
        this.arena = arena;
        this.seen = new TextCodes(arena);
    }

    /// Those of the rows of a schema.
    ///
    /// @param columns what goes to columns, in their order
    /// @param all whether it matters too what else the schema has
    static Keys of(Schema schema, List<Field> columns, boolean all, Arena arena) {
        List<String> names = columns.stream().map(Field::name).toList();
        List<Want> wants = new ArrayList<>();
        for (String name : schema.names()) {
            int column = names.indexOf(name);
            if (all || column >= 0) {
                wants.add(new Want(name, column));
            }
        }
        return new Keys(wants, arena);
    }

    /// Whether nothing is.
    boolean none() {
        return wants.isEmpty();
    }

    /// Stands before the first key of an object.
    Key first() {
        return first;
    }

    /// The name of some column that is wanted, from here on.
    String someName() {
        return wants.getFirst().name;
    }

    /// The key of a text without its quotes.
    Key find(MemorySegment text, int from, int to) {
        int code = seen.find(text, from, to);
        if (code >= 0) {
            return keys.get(code);
        }
        if (seen.size() >= MOST_KEYS || seen.textBytes() + (to - from) > MOST_BYTES || from == to) {
            return key(text, from, to, MemorySegment.NULL, 0);
        }
        int length = to - from + 1;
        MemorySegment raw = arena.allocate(length + (long) JsonText.ROOM);
        MemorySegment.copy(text, from, raw, 0, length);
        Key key = key(text, from, to, raw, length);
        seen.add(text, from, to);
        keys.add(key);
        return key;
    }

    private Key key(MemorySegment text, int from, int to, MemorySegment raw, int length) {
        String name = Escapes.string(text, from, to);
        int column = Key.NO_COLUMN;
        List<Want> below = new ArrayList<>();
        boolean known = false;
        for (Want want : wants) {
            if (want.name.equals(name)) {
                column = want.column;
                known = true;
            } else if (want.name.startsWith(name + ".")) {
                below.add(new Want(want.name.substring(name.length() + 1), want.column));
                known = true;
            }
        }
        return new Key(
                raw,
                length,
                known,
                column,
                below.isEmpty() ? NONE : objects.computeIfAbsent(name, _ -> new Keys(below, arena)));
    }

    /// @param name what is left of it
    private record Want(String name, int column) {}
}
