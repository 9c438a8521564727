package dev.leat.spill.chronicle;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// The folder of one state, private to its user. While it is open there is a file `open` in it, which its process holds
/// a lock on: one that nobody holds was left by a process that was killed. Temporary folders of such processes are
/// removed by the next that makes one.
final class StateFolder {

    private static final Logger LOG = System.getLogger(StateFolder.class.getName());

    private static final String PREFIX = "leat-state-";
    private static final Pattern TEMPORARY = Pattern.compile(PREFIX + "(\\d+)-[0-9a-f]{8}");
    private static final Pattern OURS = Pattern.compile("\\d+\\.map|state|state\\.new");
    private static final String OPEN = "open";
    private static final String STATE = "state";

    // Those that this process has open. A POSIX lock goes when any of a process's descriptors of the file is closed, so
    // it must not even look at them.
    private static final Set<Path> OPENED = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel marker;
    private final boolean kept;
    private final boolean unclean;

    private StateFolder(Path path, FileChannel marker, boolean kept, boolean unclean) {
        this.path = path;
        this.marker = marker;
        this.kept = kept;
        this.unclean = unclean;
    }

    /// Makes one that goes when it is left.
    static StateFolder temporary(Path in) throws IOException {
        Files.createDirectories(in);
        sweep(in);
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        Path path = in.resolve(PREFIX + ProcessHandle.current().pid() + "-" + random);
        return opened(Files.createDirectory(path, onlyOurs(in)), false);
    }

    /// Opens the one of a name, or makes it.
    ///
    /// @throws IOException where it is open already, or something else is there
    static StateFolder kept(Path in, String name) throws IOException {
        Path path = in.resolve(name);
        if (!Files.isDirectory(path)) {
            Files.createDirectories(in);
            Files.createDirectory(path, onlyOurs(in));
        } else if (!Files.exists(path.resolve(STATE)) && !Files.exists(path.resolve(OPEN)) && !isEmpty(path)) {
            throw new FileSystemException(path.toString(), null, "is no state by key, and not empty");
        }
        return opened(path, true);
    }

    private static StateFolder opened(Path path, boolean kept) throws IOException {
        Path file = path.resolve(OPEN);
        if (!OPENED.add(path)) {
            throw inUse(path);
        }
        boolean locked = false;
        try {
            boolean unclean = Files.exists(file);
            FileChannel marker = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
            try {
                if (marker.tryLock() == null || !Files.exists(file)) {
                    throw inUse(path);
                }
                locked = true;
                return new StateFolder(path, marker, kept, unclean);
            } finally {
                if (!locked) {
                    marker.close();
                }
            }
        } finally {
            if (!locked) {
                OPENED.remove(path);
            }
        }
    }

    private static FileSystemException inUse(Path path) {
        return new FileSystemException(path.toString(), null, "this state is open already, here or in another process");
    }

    Path path() {
        return path;
    }

    /// The file that says what it holds.
    Path state() {
        return path.resolve(STATE);
    }

    Path map(String name) {
        return path.resolve(name);
    }

    /// Whether the process that had it open last did not close it.
    boolean unclean() {
        return unclean;
    }

    /// Says what it holds from now on, at once.
    void say(String text) throws IOException {
        Path written = path.resolve(STATE + ".new");
        Files.writeString(written, text);
        Files.move(written, state(), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Deletes all maps but one, and what was not said to its end.
    void keepOnly(String map) throws IOException {
        Files.deleteIfExists(path.resolve(STATE + ".new"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*.map")) {
            for (Path file : files) {
                if (!String.valueOf(file.getFileName()).equals(map)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /// Ends without having been used: what was kept stays as it was, and is still to be recovered where it was.
    void leave() throws IOException {
        if (!kept || (!unclean && !Files.exists(state()))) {
            close();
            return;
        }
        try (marker) {
            if (!unclean) {
                Files.deleteIfExists(path.resolve(OPEN));
            }
        } finally {
            OPENED.remove(path);
        }
    }

    /// Ends, after its maps are closed. What is not kept goes.
    void close() throws IOException {
        try (marker) {
            if (!kept) {
                deleteMaps(path);
            }
            Files.deleteIfExists(path.resolve(OPEN));
            if (!kept || isEmpty(path)) {
                Files.deleteIfExists(path);
            }
        } finally {
            OPENED.remove(path);
        }
    }

    /// Removes what killed processes have left.
    private static void sweep(Path in) throws IOException {
        String own = String.valueOf(ProcessHandle.current().pid());
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(in, PREFIX + "*")) {
            for (Path folder : folders) {
                var name = TEMPORARY.matcher(String.valueOf(folder.getFileName()));
                if (name.matches() && !name.group(1).equals(own)) {
                    sweepUnlessOpen(folder);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static void sweepUnlessOpen(Path folder) {
        Path open = folder.resolve(OPEN);
        try (FileChannel marker = FileChannel.open(open, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
            if (marker.tryLock() != null) {
                deleteMaps(folder);
                Files.deleteIfExists(open);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "left as it is: " + folder + ": " + e);
        }
    }

    private static void deleteMaps(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (OURS.matcher(String.valueOf(file.getFileName())).matches()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            return !files.iterator().hasNext();
        }
    }

    private static FileAttribute<?>[] onlyOurs(Path in) {
        return in.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
