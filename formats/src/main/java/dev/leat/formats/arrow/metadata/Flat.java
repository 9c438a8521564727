package dev.leat.formats.arrow.metadata;

import dev.leat.api.data.DataException;
import dev.leat.api.source.Blob;
import java.util.function.Supplier;

/// Reads flatbuffers that may lie. The library checks that what it loads is inside of the message, by exceptions that
/// become one here; how many of anything there are, the reader has to check, by [#count].
final class Flat {

    private Flat() {}

    /// @throws DataException where the message is damaged
    static <T> T read(Blob blob, long offset, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
            throw (DataException)
                    wrong(blob, offset, "its metadata are damaged").initCause(e);
        }
    }

    /// Checks how many there are said to be of something that takes `width` bytes each.
    static int count(int count, int width, int room) {
        if (count < 0 || (long) count * width > room) {
            throw new IllegalArgumentException(count + " elements in " + room + " bytes");
        }
        return count;
    }

    static DataException wrong(Blob blob, long offset, String problem) {
        return new DataException(blob.name(), 0, "at byte " + offset + ": " + problem);
    }
}
