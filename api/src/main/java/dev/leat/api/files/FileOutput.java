package dev.leat.api.files;

import dev.leat.api.sink.Output;
import dev.leat.api.source.Store.Existing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;

/// A file that appears under its name once it is whole: written under a hidden name in the same folder,
/// `.NAME.PID-X.tmp`, see [HeldFile], and renamed when it is on the disk. What stood under the name is replaced as `mv`
/// would: a symbolic link itself, not what it points to.
public final class FileOutput implements Output {

    private static final String SUFFIX = ".tmp";

    /// The longest name there is on common file systems, in bytes, and what the rest of ours takes at most.
    private static final int LONGEST_NAME = 255;

    private static final int LONGEST_REST = 32;

    private final Path target;
    private final Existing existing;
    private final HeldFile temporary;

    private FileOutput(Path target, Existing existing, HeldFile temporary) {
        this.target = target;
        this.existing = existing;
        this.temporary = temporary;
    }

    /// @param attributes those of the file
    /// @throws FileAlreadyExistsException where there is something and it may not be replaced
    public static FileOutput open(Path target, Existing existing, FileAttribute<?>... attributes)
            throws IOException, InterruptedException {
        if (existing == Existing.KEEP && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw taken(target);
        }
        HeldFile.sweep(folder(target), prefix(target), SUFFIX);
        return new FileOutput(target, existing, HeldFile.create(folder(target), prefix(target), SUFFIX, attributes));
    }

    @Override
    public String name() {
        return target.toString();
    }

    @Override
    public void write(MemorySegment bytes) throws IOException, InterruptedException {
        Channels.write(target.toString(), temporary.channel(), bytes);
    }

    @Override
    public void publish() throws IOException, InterruptedException {
        Channels.interruptibly(target.toString(), () -> {
            temporary.channel().force(true);
            return target;
        });
        giveName();
        // The name is there: an interrupt must not make a failure of it any more, so the folder is synced regardless.
        boolean interrupted = Thread.interrupted();
        try (FileChannel folder = FileChannel.open(folder(target), StandardOpenOption.READ)) {
            folder.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() throws IOException {
        temporary.close();
    }

    private void giveName() throws IOException {
        switch (existing) {
            case KEEP -> nameUnlessTaken();
            case REPLACE -> rename();
        }
    }

    /// A rename replaces what another process has put there meanwhile; a link does not.
    private void nameUnlessTaken() throws IOException {
        try {
            Files.createLink(target, temporary.path());
            Files.delete(temporary.path());
        } catch (FileAlreadyExistsException _) {
            throw taken(target);
        } catch (UnsupportedOperationException | FileSystemException _) {
            // Not every file system has links. Here another may still come first in the instant after the look.
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw taken(target);
            }
            rename();
        }
    }

    private void rename() throws IOException {
        Files.move(temporary.path(), target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String prefix(Path target) {
        String prefix = "." + target.getFileName() + ".";
        int bytes = prefix.getBytes(StandardCharsets.UTF_8).length;
        return bytes + LONGEST_REST <= LONGEST_NAME ? prefix : ".leat.";
    }

    private static Path folder(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private static FileAlreadyExistsException taken(Path target) {
        return new FileAlreadyExistsException(
                target.toString(), null, "there is something already; --force replaces it");
    }
}
