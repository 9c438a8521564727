package dev.leat.api.files;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// A file for as long as a process lives: `PREFIX`, the process's number, `-X` and `SUFFIX`, deleted when it is closed.
///
/// Its process holds a lock on it for as long as it is open. One that nobody holds was left by a process that was
/// killed, and can be [swept][#sweep]. The number in the name is for people, and proves nothing: numbers are used
/// again,
/// and containers that share a folder count from 1 each. Where the file system has no locks nothing is swept.
public final class HeldFile implements AutoCloseable {

    private static final Logger LOG = System.getLogger(HeldFile.class.getName());

    private static final String NUMBERS = "\\d+-[0-9a-f]{8}";

    // Those that this process has open. It must not even look at them: a POSIX lock goes when any of the process's
    // descriptors of the file is closed.
    private static final Set<String> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private HeldFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Makes one in a folder.
    public static HeldFile create(Path folder, String prefix, String suffix, FileAttribute<?>... attributes)
            throws IOException, InterruptedException {
        while (true) {
            HeldFile file = open(folder, prefix, suffix, attributes);
            boolean ours = false;
            try {
                // Another process may have swept it before it was locked.
                ours = Channels.interruptibly(file.path.toString(), file::lock) && Files.exists(file.path);
            } finally {
                if (!ours) {
                    file.close();
                }
            }
            if (ours) {
                return file;
            }
        }
    }

    private static HeldFile open(Path folder, String prefix, String suffix, FileAttribute<?>... attributes)
            throws IOException, InterruptedException {
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        String name = prefix + ProcessHandle.current().pid() + "-" + random + suffix;
        Path path = folder.resolve(name);
        boolean opened = false;
        OPEN.add(name);
        try {
            FileChannel channel = Channels.interruptibly(
                    path.toString(),
                    () -> FileChannel.open(
                            path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes));
            opened = true;
            return new HeldFile(path, channel);
        } finally {
            if (!opened) {
                OPEN.remove(name);
            }
        }
    }

    /// @return false where another process holds it
    private boolean lock() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "no lock on " + path + ", which will be left if this process is killed: " + e);
            return true;
        }
    }

    public Path path() {
        return path;
    }

    /// Where to write what is in it. An interrupt closes it, and gives up the lock.
    public FileChannel channel() {
        return channel;
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(path);
        } finally {
            OPEN.remove(String.valueOf(path.getFileName()));
        }
    }

    /// Deletes what killed processes have left in a folder. What cannot be deleted stays.
    public static void sweep(Path folder, String prefix, String suffix) throws InterruptedException {
        sweep(folder, prefix, suffix, _ -> {});
    }

    /// The same, doing something for each before it goes.
    public static void sweep(Path folder, String prefix, String suffix, Sweep first) throws InterruptedException {
        for (Path file : others(folder, prefix, suffix)) {
            try {
                sweepUnlessHeld(file, first);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, () -> "left as it is: " + file + ": " + e);
            }
        }
    }

    /// Those that are not this process's.
    private static List<Path> others(Path folder, String prefix, String suffix) {
        Pattern names = Pattern.compile(Pattern.quote(prefix) + NUMBERS + Pattern.quote(suffix));
        List<Path> others = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (names.matcher(name).matches() && !OPEN.contains(name)) {
                    others.add(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.log(Level.DEBUG, () -> "cannot look for what killed processes left in " + folder + ": " + e);
        }
        return others;
    }

    private static void sweepUnlessHeld(Path file, Sweep first) throws IOException, InterruptedException {
        Channels.interruptibly(file.toString(), () -> {
            try (FileChannel channel =
                    FileChannel.open(file, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
                if (channel.tryLock() == null) {
                    return false;
                }
                first.before(file);
                return Files.deleteIfExists(file);
            }
        });
    }

    /// What goes with a file that was left.
    public interface Sweep {
        /// Called while the file is locked.
        void before(Path file) throws IOException;
    }
}
