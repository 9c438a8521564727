package dev.leat.spill;

import dev.leat.api.files.Channels;
import dev.leat.api.files.HeldFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.regex.Pattern;

/// A folder of this process alone, `leat-spill-PID-X`, in one that may be everybody's. Beside it lies
/// `leat-spill-PID-X.owner`,
/// which the process holds a lock on: see [HeldFile]. The folder has files only, and goes when it is closed.
final class TempFolder implements AutoCloseable {

    private static final String PREFIX = "leat-spill-";
    private static final String OWNER = ".owner";
    /// Bits of a mode (stat(2)): S_ISVTX, and S_IWGRP with S_IWOTH.
    private static final int STICKY = 0x200;

    private static final int WRITTEN_BY_OTHERS = 0x12;

    private static final Pattern FILE = Pattern.compile("\\d+\\.blocks");

    private final Path parent;
    private final HeldFile owner;
    private final Path path;

    private TempFolder(Path parent, HeldFile owner, Path path) {
        this.parent = parent;
        this.owner = owner;
        this.path = path;
    }

    /// Makes one, and the folder that it is in where that is missing.
    ///
    /// @throws IOException where that cannot be done, or where others could look into it or put theirs in its place
    static TempFolder create(Path in) throws IOException, InterruptedException {
        boolean posix = posix(in);
        if (!Files.isDirectory(in)) {
            Files.createDirectories(in, attributes(posix, "rwx------"));
        }
        HeldFile owner = HeldFile.create(in, PREFIX, OWNER, attributes(posix, "rw-------"));
        boolean created = false;
        try {
            if (posix) {
                requirePrivate(in, owner.path());
            }
            String text = "process " + ProcessHandle.current().pid() + " of Leat, since " + Instant.now() + "\n";
            Channels.interruptibly(
                    owner.path().toString(),
                    () -> owner.channel().write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
            Path path = Files.createDirectory(folder(owner.path()), attributes(posix, "rwx------"));
            created = true;
            return new TempFolder(in, owner, path);
        } finally {
            if (!created) {
                owner.close();
            }
        }
    }

    /// Deletes the folders of processes that died.
    static void sweep(Path in) throws InterruptedException {
        if (Files.isDirectory(in)) {
            HeldFile.sweep(in, PREFIX, OWNER, owner -> delete(folder(owner)));
        }
    }

    /// The folder that it is in.
    Path parent() {
        return parent;
    }

    /// A name for a file in it.
    Path file(long number) {
        return path.resolve(number + ".blocks");
    }

    /// What to make a file with that nobody else can read.
    static FileAttribute<?>[] onlyOurs(Path path) {
        return attributes(posix(path), "rw-------");
    }

    /// Bytes that the disk of a folder has room for.
    static long free(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    @Override
    public void close() throws IOException {
        try (owner) {
            delete(path);
        }
    }

    private static Path folder(Path owner) {
        String name = String.valueOf(owner.getFileName());
        return owner.resolveSibling(name.substring(0, name.length() - OWNER.length()));
    }

    /// Deletes the files that are ours by their names, and then the folder. A link is no folder.
    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (FILE.matcher(String.valueOf(file.getFileName())).matches()) {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.deleteIfExists(folder);
    }

    /// Who owns a folder, or may write to it, can swap what is in it, but where the sticky bit forbids that.
    private static void requirePrivate(Path in, Path ours) throws IOException {
        int mode = (int) Files.getAttribute(in, "unix:mode");
        int owner = (int) Files.getAttribute(in, "unix:uid");
        int self = (int) Files.getAttribute(ours, "unix:uid");
        boolean sticky = (mode & STICKY) != 0;
        boolean written = (mode & WRITTEN_BY_OTHERS) != 0;
        if (!sticky && (written || (owner != self && owner != 0))) {
            throw new FileSystemException(
                    in.toString(),
                    null,
                    written
                            ? "others may write to it, and so read or swap what is spilled; chmod go-w helps"
                            : "it belongs to another user, who could read or swap what is spilled");
        }
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    private static FileAttribute<?>[] attributes(boolean posix, String permissions) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
