package dev.leat.spill;

import dev.leat.api.files.Channels;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The file that blocks are spilled to, and what it takes of the disk. Where its disk is full it goes on in another
/// folder, as one more part.
final class Spilling implements BlockWriter.Target {

    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final String owner;
    private final TempFolders folders;
    private final TempSpace space;
    private final List<BlockReader.Part> parts = new ArrayList<>();
    private TempFolder folder;
    private FileChannel channel;

    private Spilling(String owner, TempFolders folders, TempSpace space, TempFolder first, Path path)
            throws IOException, InterruptedException {
        this.owner = owner;
        this.folders = folders;
        this.space = space;
        this.folder = first;
        this.channel = opened(path);
        parts.add(new BlockReader.Part(path, 0));
    }

    /// @throws dev.leat.api.spill.SpillExceededException where the disk is full
    static Spilling create(String owner, TempFolders folders, TempSpace space)
            throws IOException, InterruptedException {
        TempFolder first = folders.roomiest();
        try {
            return new Spilling(owner, folders, space, first, first.file(folders.number()));
        } catch (IOException e) {
            if (!Refusals.saysFull(e)) {
                throw e;
            }
            throw Refusals.diskFull(owner, first.parent(), space.usage().held(), e);
        }
    }

    private static FileChannel opened(Path path) throws IOException, InterruptedException {
        return Channels.interruptibly(path.toString(), () -> FileChannel.open(path, NEW, TempFolder.onlyOurs(path)));
    }

    /// Where blocks are now.
    List<BlockReader.Part> parts() {
        return List.copyOf(parts);
    }

    /// What people know it as.
    Path path() {
        return parts.getFirst().path();
    }

    /// @throws dev.leat.api.spill.SpillExceededException where more is not allowed, or every disk is full
    @Override
    public void write(MemorySegment block, long place) throws IOException, InterruptedException {
        space.take(owner, block.byteSize());
        boolean written = false;
        try {
            append(block, place);
            written = true;
        } finally {
            if (!written) {
                space.undo(block.byteSize());
                cut(place);
            }
        }
    }

    private void append(MemorySegment block, long place) throws IOException, InterruptedException {
        while (true) {
            try {
                Channels.write(parts.getLast().path().toString(), channel, block);
                return;
            } catch (IOException e) {
                if (!full(e, block.byteSize())) {
                    throw e;
                }
                cut(place);
                if (!goOn(block.byteSize(), place)) {
                    // What failed is still counted.
                    throw Refusals.diskFull(
                            owner, folder.parent(), space.usage().held() - block.byteSize(), e);
                }
            }
        }
    }

    /// Goes on in the folder that has the most room.
    ///
    /// @return whether there is one
    private boolean goOn(long bytes, long place) throws IOException, InterruptedException {
        Optional<TempFolder> other = folders.other(folder, bytes);
        if (other.isEmpty()) {
            return false;
        }
        Path path = other.get().file(folders.number());
        FileChannel before = channel;
        try {
            channel = opened(path);
        } catch (IOException e) {
            if (Refusals.saysFull(e)) {
                return false;
            }
            throw e;
        }
        parts.add(new BlockReader.Part(path, place));
        folder = other.get();
        before.close();
        return true;
    }

    /// Gives the disk back what was written of a block. An interrupt has closed the channel: then the file goes
    /// anyway.
    private void cut(long place) throws IOException {
        if (channel.isOpen()) {
            channel.truncate(place - parts.getLast().from());
        }
    }

    private boolean full(IOException failure, long bytes) {
        try {
            return Refusals.saysFull(failure) || TempFolder.free(folder.parent()) < bytes;
        } catch (IOException _) {
            return false;
        }
    }

    /// Deletes all.
    ///
    /// @param bytes what it takes of the disk
    void delete(long bytes) throws IOException {
        space.giveBack(bytes);
        try {
            channel.close();
        } finally {
            for (BlockReader.Part part : parts) {
                Files.deleteIfExists(part.path());
            }
        }
    }
}
