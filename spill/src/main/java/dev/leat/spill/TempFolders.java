package dev.leat.spill;

import java.io.IOException;
import java.util.Optional;

/// The folders of this process, for files that are being made. Thread-safe.
interface TempFolders {

    /// The one whose disk has the most room.
    TempFolder roomiest() throws IOException;

    /// Another, with the most room of the others, if that is enough to be worth a file.
    ///
    /// @param bytes what has no room
    Optional<TempFolder> other(TempFolder full, long bytes) throws IOException;

    /// A number that no file has had.
    long number();
}
