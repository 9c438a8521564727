package dev.leat.formats.arrow.columns;

import dev.leat.api.data.DataException;
import dev.leat.formats.arrow.metadata.Envelope;
import dev.leat.formats.arrow.metadata.Parts;

/// A record batch that columns are read from.
///
/// @param blob what people call the file
public record Place(String blob, Envelope message, Parts parts, Body body) {

    /// What to throw for a column of it that is wrong.
    DataException wrong(String column, String problem) {
        return new DataException(
                blob, 0, "record batch at byte " + message.bodyStart() + ": column '" + column + "': " + problem);
    }

    /// Checks that a buffer has so many bytes.
    void require(String column, int buffer, long bytes) {
        if (body.bytes(buffer) < bytes) {
            throw wrong(column, "a buffer of " + body.bytes(buffer) + " bytes, where its rows need " + bytes);
        }
    }
}
