package dev.leat.formats.arrow;

import dev.leat.api.source.Position;

/// Where a reader is: before a row of a record batch.
///
/// @param batch its number in a file; in a stream the byte at which its message starts
record Mark(long batch, int row) {

    static Mark of(Position position) {
        String[] parts = position.value().split(":", -1);
        return new Mark(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
    }

    Position position() {
        return new Position(batch + ":" + row);
    }
}
