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

    private final Path path;
    private final long number;
    private final FileChannel channel;
    private final Spilling spilling;
    private final BlockForm form;
    private final MemoryBudget memory;
    private final BlockWriter writer;
    private boolean failed;
    private boolean closed;

    private SpilledFile(
            Path path, long number, FileChannel channel, Spilling spilling, BlockForm form, MemoryBudget memory) {
        this.path = path;
        this.number = number;
        this.channel = channel;
        this.spilling = spilling;
        this.form = form;
        this.memory = memory;
        this.writer = new BlockWriter(path.toString(), channel, number, form, spilling, memory);
    }

    static SpilledFile create(TempFolder folder, long number, Spilling spilling, BlockForm form, MemoryBudget memory)
            throws IOException, InterruptedException {
        Path path = folder.file(number);
        FileChannel channel = opened(path, folder, spilling);
        boolean created = false;
        try {
            var file = new SpilledFile(path, number, channel, spilling, form, memory);
            created = true;
            return file;
        } finally {
            if (!created) {
                delete(channel, path);
            }
        }
    }

    private static FileChannel opened(Path path, TempFolder folder, Spilling spilling)
            throws IOException, InterruptedException {
        try {
            return Channels.interruptibly(
                    path.toString(),
                    () -> FileChannel.open(
                            path,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            folder.attributes()));
        } catch (IOException e) {
            throw spilling.refused(e, 0);
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
        return BlockReader.open(new BlockReader.Blocks(path, number, writer.index(), writer.flushed()), form, memory);
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        writer.close();
        spilling.space().giveBack(writer.place());
        delete(channel, path);
    }

    private void requireSound() {
        if (failed) {
            throw new IllegalStateException("an append to " + path + " failed: nothing more can be appended");
        }
    }

    private static void delete(FileChannel channel, Path path) throws IOException {
        try (channel) {
            Files.deleteIfExists(path);
        }
    }
}
