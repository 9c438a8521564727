package dev.leat.spill;

import dev.leat.api.files.Channels;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.spill.SpilledBytes;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// Spilled bytes in a file of a [TempFolder].
final class SpilledFile implements SpilledBytes {

    private final long number;
    private final Spilling spilling;
    private final BlockForm form;
    private final MemoryBudget memory;
    private final BlockWriter writer;
    private boolean failed;
    private boolean closed;

    private SpilledFile(long number, Spilling spilling, BlockForm form, MemoryBudget memory) {
        this.number = number;
        this.spilling = spilling;
        this.form = form;
        this.memory = memory;
        this.writer = new BlockWriter(spilling, number, form, memory);
    }

    /// @throws dev.leat.api.spill.SpillExceededException where the disk is full
    static SpilledFile create(Place place, TempSpace space, BlockForm form, MemoryBudget memory)
            throws IOException, InterruptedException {
        Path path = place.folder().file(place.number());
        Path folder = place.folder().parent();
        var spilling = new Spilling(place.owner(), path, opened(place, path, space), folder, space);
        boolean created = false;
        try {
            var file = new SpilledFile(place.number(), spilling, form, memory);
            created = true;
            return file;
        } finally {
            if (!created) {
                delete(spilling);
            }
        }
    }

    private static FileChannel opened(Place place, Path path, TempSpace space)
            throws IOException, InterruptedException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            return Channels.interruptibly(
                    path.toString(), () -> FileChannel.open(path, options, TempFolder.onlyOurs(path)));
        } catch (IOException e) {
            if (!Refusals.saysFull(e)) {
                throw e;
            }
            throw Refusals.diskFull(
                    place.owner(), place.folder().parent(), space.usage().held(), e);
        }
    }

    @Override
    public long append(MemorySegment bytes) throws IOException, InterruptedException {
        requireSound();
        long at = writer.size();
        failed = true;
        writer.append(bytes);
        failed = false;
        return at;
    }

    @Override
    public long size() {
        return writer.size();
    }

    @Override
    public void flush() throws IOException, InterruptedException {
        requireSound();
        failed = true;
        writer.flush();
        failed = false;
    }

    @Override
    public Reader open() throws IOException, InterruptedException {
        var blocks = new BlockReader.Blocks(spilling.path(), number, writer.index(), writer.flushed());
        return BlockReader.open(blocks, form, memory);
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        writer.close();
        spilling.space().giveBack(writer.place());
        delete(spilling);
    }

    private void requireSound() {
        if (failed) {
            throw new IllegalStateException(
                    "an append to " + spilling.path() + " failed: nothing more can be appended");
        }
    }

    private static void delete(Spilling spilling) throws IOException {
        try {
            spilling.channel().close();
        } finally {
            Files.deleteIfExists(spilling.path());
        }
    }

    /// Which file it is.
    ///
    /// @param owner whose it is, in words for people
    record Place(String owner, TempFolder folder, long number) {}
}
