package dev.leat.formats.parquet;

import dev.leat.api.source.Position;

/// Where a reader is: before a row of a row group.
record Place(int group, long row) {

    static Place of(Position position) {
        String[] parts = position.value().split(":", -1);
        return new Place(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
    }

    Position position() {
        return new Position(group + ":" + row);
    }
}
