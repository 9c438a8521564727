package dev.leat.sources.fs;

import dev.leat.api.files.Channels;
import dev.leat.api.memory.MemoryBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// A pipe, a device, a file of `/proc`: bytes that come once, in order. The first of them are kept, so that a format
/// can look at a sample of a stream and then read it from the start.
///
/// Thread-safe: the lock holds that `position` bytes were taken from the channel, and that the first of them, as many
/// as it has room for, lie in `head`.
final class StreamedFile implements AutoCloseable {

    /// How many bytes from the start can be read again.
    static final long KEPT = 1 << 20;

    private final String name;
    private final FileChannel channel;
    private final Arena arena;
    private final MemorySegment head;
    private long position;

    private StreamedFile(String name, FileChannel channel, Arena arena, MemorySegment head) {
        this.name = name;
        this.channel = channel;
        this.arena = arena;
        this.head = head;
    }

    // The arena lives as long as the stream, which the store closes.
    static StreamedFile open(Path file, MemoryBudget memory) throws IOException, InterruptedException {
        Arena arena = memory.open("start of " + file);
        boolean opened = false;
        try {
            MemorySegment head = arena.allocate(KEPT);
            FileChannel channel = Channels.interruptibly(file.toString(), () -> FileChannel.open(file));
            opened = true;
            return new StreamedFile(file.toString(), channel, arena, head);
        } finally {
            if (!opened) {
                arena.close();
            }
        }
    }

    /// Fills the segment with the bytes from `offset`, waiting for them.
    ///
    /// @return fewer bytes than asked only at the end of the stream
    synchronized long read(long offset, MemorySegment into) throws IOException, InterruptedException {
        long again = Math.clamp(Math.min(position, KEPT) - offset, 0, into.byteSize());
        MemorySegment.copy(head, offset >= KEPT ? 0 : offset, into, 0, again);
        if (again == into.byteSize()) {
            return again;
        }
        if (offset + again != position) {
            throw new FileSystemException(
                    name,
                    null,
                    "can be read only once and in order: byte " + (offset + again) + " was asked for after " + position
                            + " were read");
        }
        return again + next(into.asSlice(again));
    }

    private long next(MemorySegment into) throws IOException, InterruptedException {
        long read = Channels.readNext(name, channel, into);
        if (position < KEPT) {
            MemorySegment.copy(into, 0, head, position, Math.min(read, KEPT - position));
        }
        position += read;
        return read;
    }

    @Override
    public synchronized void close() throws IOException {
        try (arena) {
            channel.close();
        }
    }
}
