package dev.leat.sources.fs;

import dev.leat.api.source.Blob;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/// What tells that a file is no longer the one that was listed: its key (device and inode), and the time it was
/// written.
///
/// A file that grew meanwhile is still good up to its listed size, as logs are.
///
/// @param written nanoseconds since 1970, which each read of a file asks for: a time in words costs ten times as much
record FileVersion(String key, String written) {

    static FileVersion of(BasicFileAttributes attributes) {
        return new FileVersion(
                String.valueOf(attributes.fileKey()),
                Long.toString(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)));
    }

    static FileVersion parse(String text) {
        int at = text.lastIndexOf(' ');
        return new FileVersion(text.substring(0, at), text.substring(at + 1));
    }

    String text() {
        return key + ' ' + written;
    }

    /// @throws FileSystemException that says what happened to the file since it was listed
    static void check(Blob blob, Path file) throws IOException {
        BasicFileAttributes now = attributes(file);
        FileVersion listed = parse(blob.version());
        FileVersion current = of(now);
        if (!current.key.equals(listed.key)) {
            throw problem(file, "was replaced while being read");
        }
        if (now.size() < blob.bytes()) {
            throw shrank(blob, file, now.size());
        }
        if (now.size() == blob.bytes() && !current.written.equals(listed.written)) {
            throw problem(file, "was changed while being read");
        }
    }

    static FileSystemException shrank(Blob blob, Path file, long bytes) {
        return problem(file, "shrank from " + blob.bytes() + " to " + bytes + " bytes while being read");
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException _) {
            throw new NoSuchFileException(file.toString(), null, "was removed while being read");
        }
    }

    private static FileSystemException problem(Path file, String problem) {
        return new FileSystemException(file.toString(), null, problem);
    }
}
