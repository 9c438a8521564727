package dev.leat.api.data;

/// A column's name and type. Any column may hold nulls.
public record Field(String name, Type type) {
    public Field {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a column needs a name");
        }
    }

    @Override
    public String toString() {
        return name + " " + type;
    }
}
