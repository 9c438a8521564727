package dev.leat.api.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The columns of a batch, in order. Names are unique, and case matters.
public record Schema(List<Field> fields) {
    public Schema {
        fields = List.copyOf(fields);
        Set<String> seen = new HashSet<>();
        for (Field field : fields) {
            if (!seen.add(field.name())) {
                throw new IllegalArgumentException("two columns are named '" + field.name() + "'");
            }
        }
    }

    public static Schema of(Field... fields) {
        return new Schema(List.of(fields));
    }

    public int size() {
        return fields.size();
    }

    public Field field(int column) {
        return fields.get(column);
    }

    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    public boolean has(String name) {
        return position(name) >= 0;
    }

    /// Where the column stands, from 0.
    ///
    /// @throws IllegalArgumentException that lists the columns there are
    public int index(String name) {
        int position = position(name);
        if (position < 0) {
            throw new IllegalArgumentException("no column '" + name + "' in " + names());
        }
        return position;
    }

    public Field field(String name) {
        return fields.get(index(name));
    }

    private int position(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
