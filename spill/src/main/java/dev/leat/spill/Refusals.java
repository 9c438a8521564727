package dev.leat.spill;

import dev.leat.api.plugin.ByteSize;
import dev.leat.api.spill.SpillExceededException;
import dev.leat.api.spill.SpillExceededException.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

/// What people are told where nothing more can be spilled, and what they can do.
final class Refusals {

    private static final String LESS = "give more memory with --memory, so that less is spilled";

    private Refusals() {}

    static SpillExceededException capReached(String owner, long bytes, long held, long cap) {
        return new SpillExceededException(
                Reason.CAP_REACHED,
                "no room to spill " + new ByteSize(bytes) + " of " + owner + ": " + new ByteSize(held) + " of the "
                        + new ByteSize(cap) + " that may be spilled are; allow more with --max-temp, or " + LESS);
    }

    static SpillExceededException diskFull(String owner, Path folder, long held, IOException failure) {
        return new SpillExceededException(
                Reason.DISK_FULL,
                "the disk of " + folder + " is full: no room to spill " + owner + ", with " + new ByteSize(held)
                        + " spilled already; make room there, name another folder with --temp-dir, try"
                        + " --spill-compression lz4, or " + LESS,
                failure);
    }

    static SpillExceededException unusable(String owner, Path folder, IOException failure) {
        return new SpillExceededException(
                Reason.UNUSABLE_FOLDER,
                "cannot spill " + owner + " into " + folder + ": " + reason(failure)
                        + "; name another folder with --temp-dir",
                failure);
    }

    /// Whether a failure says that the disk is full (write(2), ENOSPC and EDQUOT). In other languages it says so
    /// otherwise.
    static boolean saysFull(IOException failure) {
        String words = reason(failure).toLowerCase(Locale.ROOT);
        return words.contains("no space left")
                || words.contains("quota exceeded")
                || words.contains("not enough space");
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case FileSystemException known when known.getReason() != null -> known.getReason();
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "it is not a folder";
            default -> String.valueOf(failure.getMessage());
        };
    }
}
