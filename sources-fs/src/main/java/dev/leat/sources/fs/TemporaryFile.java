package dev.leat.sources.fs;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// A file under a hidden name beside its target, `.NAME.PID-X.tmp`, deleted when it is closed.
///
/// Its process holds a lock on it for as long as it is open. One that nobody holds was left by a process that was
/// killed:
/// the next that writes the same target sweeps it. The process's number in the name is for people, and proves
/// nothing: numbers are used again, and containers that share a folder count from 1 each. Where the file system has no
/// locks nothing is swept.
final class TemporaryFile implements AutoCloseable {

    private static final Logger LOG = System.getLogger(TemporaryFile.class.getName());

    private static final Pattern REST = Pattern.compile("\\d+-[0-9a-f]{8}\\.tmp");

    /// The longest name there is on common file systems, in bytes, and what the rest of ours takes at most.
    private static final int LONGEST_NAME = 255;

    private static final int LONGEST_REST = 32;

    // Those that this process has open. It must not even look at them: a POSIX lock goes when any of the process's
    // descriptors of the file is closed.
    private static final Set<String> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private TemporaryFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static TemporaryFile create(Path target) throws IOException, InterruptedException {
        while (true) {
            TemporaryFile file = open(target);
            boolean ours = false;
            try {
                // Another process may have swept it before it was locked.
                ours = Channels.interruptibly(target.toString(), file::lock) && Files.exists(file.path);
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

    private static TemporaryFile open(Path target) throws IOException, InterruptedException {
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        String name = prefix(target) + ProcessHandle.current().pid() + "-" + random + ".tmp";
        Path path = target.resolveSibling(name);
        boolean opened = false;
        OPEN.add(name);
        try {
            FileChannel channel = Channels.interruptibly(
                    target.toString(),
                    () -> FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            opened = true;
            return new TemporaryFile(path, channel);
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

    private static String prefix(Path target) {
        String prefix = "." + target.getFileName() + ".";
        int bytes = prefix.getBytes(StandardCharsets.UTF_8).length;
        return bytes + LONGEST_REST <= LONGEST_NAME ? prefix : ".leat.";
    }

    Path path() {
        return path;
    }

    FileChannel channel() {
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

    /// Deletes what killed processes have left of the target. What cannot be deleted stays.
    static void sweep(Path target) throws InterruptedException {
        for (Path file : others(target)) {
            try {
                sweepUnlessHeld(file);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, () -> "left as it is: " + file + ": " + e);
            }
        }
    }

    /// The temporary files of a target that are not this process's.
    private static List<Path> others(Path target) {
        String prefix = prefix(target);
        List<Path> others = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(FileOutput.folder(target))) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                boolean ours = name.startsWith(prefix)
                        && REST.matcher(name.substring(prefix.length())).matches();
                if (ours && !OPEN.contains(name)) {
                    others.add(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.log(Level.DEBUG, () -> "cannot look for temporary files of " + target + ": " + e);
        }
        return others;
    }

    private static void sweepUnlessHeld(Path file) throws IOException, InterruptedException {
        Channels.interruptibly(file.toString(), () -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                return channel.tryLock() != null && Files.deleteIfExists(file);
            }
        });
    }
}
