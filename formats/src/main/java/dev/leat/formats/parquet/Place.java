package dev.leat.formats.parquet;

import dev.leat.api.source.Position;

/// Before a row of a row group.
record Place(int group, long row) {

    static Place of(Position position) {
        String[] parts = position.value().split(":", -1);
        return new Place(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
    }

    Position position() {
        return new Position(text());
    }

    String text() {
        return group + ":" + row;
    }

    boolean before(Place other) {
        return group < other.group || (group == other.group && row < other.row);
    }

    Place next() {
        return new Place(group + 1, 0);
    }
}
