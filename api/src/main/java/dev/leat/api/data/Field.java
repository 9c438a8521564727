package dev.leat.api.data;

import java.util.Map;
import java.util.TreeMap;

/// A column's name and type. Any column may hold nulls.
///
/// `metadata` is what a format adds for those that know of it, as fields of Apache Arrow have it ("Custom application
/// metadata"): how values were spelled, what they mean. It changes nothing of the values, so that fields are equal that
/// differ in it alone.
public record Field(String name, Type type, Map<String, String> metadata) {
    public Field {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a column needs a name");
        }
        metadata = Map.copyOf(metadata);
    }

    public Field(String name, Type type) {
        this(name, type, Map.of());
    }

    /// The same column with one more thing known of it.
    public Field with(String key, String value) {
        Map<String, String> more = new TreeMap<>(metadata);
        more.put(key, value);
        return new Field(name, type, more);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Field field && name.equals(field.name) && type.equals(field.type);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + type.hashCode();
    }

    @Override
    public String toString() {
        return name + " " + type;
    }
}
