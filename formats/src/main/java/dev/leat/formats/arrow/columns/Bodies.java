package dev.leat.formats.arrow.columns;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.DataException;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.formats.arrow.metadata.Arrived;
import dev.leat.formats.arrow.metadata.Envelope;
import dev.leat.formats.arrow.metadata.Parts;
import dev.leat.formats.compression.BlockCompression;
import dev.leat.formats.compression.BlockDecompressor;
import dev.leat.formats.compression.Lz4Frame;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Opens the bodies of messages of one blob: mapped, read where the blob is a stream, decompressed. For one thread.
public final class Bodies implements AutoCloseable {

    private static final String OWNER = "arrow record batch";
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// What stands before a compressed buffer: its size decompressed, or [#NOT_COMPRESSED].
    private static final int PREFIX = 8;

    private static final long NOT_COMPRESSED = -1;

    /// Bytes that are passed over at a time.
    private static final long PASSED = 64 * 1024;

    private final Store store;
    private final Blob blob;
    private final MemoryBudget memory;
    private final Map<BlockCompression, BlockDecompressor> decompressors = new HashMap<>();

    public Bodies(Store store, Blob blob, MemoryBudget memory) {
        this.store = store;
        this.blob = blob;
        this.memory = memory;
    }

    public Blob blob() {
        return blob;
    }

    /// @param wanted the buffers that will be asked for
    public Body open(Envelope message, Parts parts, Set<Integer> wanted) throws IOException, InterruptedException {
        for (int buffer : wanted) {
            if (buffer >= parts.buffers()) {
                throw wrong(message, "it has " + parts.buffers() + " buffers, which are fewer than its columns need");
            }
        }
        if (parts.compression() == BlockCompression.NONE && blob.bytes() >= 0) {
            return MappedBody.open(store, blob, message.bodyStart(), parts, wanted);
        }
        if (blob.bytes() >= 0) {
            return decompressed(message, parts, new TreeSet<>(wanted));
        }
        // Of a stream all has to be read, in order.
        Arrived arrived =
                Arrived.read(store, blob, MemorySegment.NULL, message.bodyStart(), message.bodyBytes(), memory, OWNER);
        boolean plain = parts.compression() == BlockCompression.NONE;
        boolean kept = false;
        try {
            if (arrived.bytes() < message.bodyBytes()) {
                long end = message.bodyStart() + arrived.bytes();
                throw new DataException(blob.name(), 0, "at byte " + end + ": it ends within a body");
            }
            Body body = plain
                    ? held(parts, wanted, arrived)
                    : decompressed(message, parts, new TreeSet<>(wanted), arrived.segment());
            kept = plain;
            return body;
        } finally {
            if (!kept) {
                arrived.arena().close();
            }
        }
    }

    private static Body held(Parts parts, Set<Integer> wanted, Arrived all) {
        Map<Integer, MemorySegment> buffers = new HashMap<>();
        Map<Integer, Long> sizes = new HashMap<>();
        for (int buffer : wanted) {
            buffers.put(buffer, all.segment().asSlice(parts.start(buffer)));
            sizes.put(buffer, parts.bytes(buffer));
        }
        return new HeldBody(new Shared(all.arena()::close), buffers, sizes);
    }

    /// Of a file, one buffer after the other.
    private Body decompressed(Envelope message, Parts parts, Set<Integer> wanted)
            throws IOException, InterruptedException {
        long most = 0;
        for (int buffer : wanted) {
            most = Math.max(most, parts.bytes(buffer));
        }
        try (Arena scratch = memory.open(OWNER)) {
            return decompressed(message, parts, wanted, allocate(scratch, most));
        }
    }

    /// @param room has the whole body of a stream; of a file it takes one buffer after the other
    private Body decompressed(Envelope message, Parts parts, Set<Integer> wanted, MemorySegment room)
            throws IOException, InterruptedException {
        Map<Integer, MemorySegment> buffers = new HashMap<>();
        Map<Integer, Long> sizes = new HashMap<>();
        Arena arena = memory.open(OWNER);
        boolean opened = false;
        try {
            for (int buffer : wanted) {
                long bytes = parts.bytes(buffer);
                MemorySegment stored = room;
                if (blob.bytes() < 0) {
                    stored = room.asSlice(parts.start(buffer));
                } else {
                    fetch(message.bodyStart() + parts.start(buffer), stored.asSlice(0, bytes));
                }
                MemorySegment plain =
                        bytes == 0 ? MemorySegment.NULL : plain(message, parts.compression(), stored, bytes, arena);
                buffers.put(buffer, plain);
                sizes.put(buffer, bytes == 0 ? 0 : plain.byteSize() - BatchBuilder.PADDING);
            }
            opened = true;
            return new HeldBody(new Shared(arena::close), buffers, sizes);
        } finally {
            if (!opened) {
                arena.close();
            }
        }
    }

    /// Passes over a body that is not wanted: a stream has to be read all the same.
    public void pass(Envelope message) throws IOException, InterruptedException {
        if (blob.bytes() >= 0 || message.bodyBytes() == 0) {
            return;
        }
        try (Arena scratch = memory.open(OWNER)) {
            MemorySegment room = scratch.allocate(Math.min(message.bodyBytes(), PASSED));
            for (long done = 0; done < message.bodyBytes(); done += PASSED) {
                fetch(message.bodyStart() + done, room.asSlice(0, Math.min(PASSED, message.bodyBytes() - done)));
            }
        }
    }

    /// @param stored the buffer and room beyond it
    private MemorySegment plain(
            Envelope message, BlockCompression compression, MemorySegment stored, long bytes, Arena arena) {
        if (bytes < PREFIX) {
            throw wrong(message, "a compressed buffer of " + bytes + " bytes");
        }
        long size = stored.get(LONG, 0);
        MemorySegment block = stored.asSlice(PREFIX, bytes - PREFIX);
        if (size == NOT_COMPRESSED) {
            MemorySegment plain = allocate(arena, block.byteSize());
            MemorySegment.copy(block, 0, plain, 0, block.byteSize());
            return plain;
        }
        if (size < 0 || size > compression.mostPlain(block.byteSize())) {
            throw wrong(message, "a buffer that says that its " + block.byteSize() + " bytes stand for " + size);
        }
        MemorySegment plain = allocate(arena, size);
        if (size == 0) {
            return plain;
        }
        boolean sound = compression == BlockCompression.LZ4
                ? Lz4Frame.decompress(stored.asSlice(PREFIX), bytes - PREFIX, plain, size)
                : decompressor(compression).decompress(block, plain.asSlice(0, size));
        if (!sound) {
            throw wrong(message, "a buffer that cannot be decompressed to the " + size + " bytes that it says it has");
        }
        return plain;
    }

    private BlockDecompressor decompressor(BlockCompression compression) {
        return decompressors.computeIfAbsent(compression, one -> BlockDecompressor.open(one, memory));
    }

    private static MemorySegment allocate(Arena arena, long bytes) {
        return arena.allocate(Math.addExact(bytes, BatchBuilder.PADDING), BatchBuilder.PADDING);
    }

    private void fetch(long offset, MemorySegment into) throws IOException, InterruptedException {
        long read = store.read(blob, offset, into);
        if (read < into.byteSize()) {
            if (blob.bytes() < 0) {
                throw new DataException(blob.name(), 0, "at byte " + (offset + read) + ": it ends within a body");
            }
            throw new IOException(blob.name() + " ends at byte " + (offset + read) + ", where it did not before");
        }
    }

    /// What to throw for a message that is wrong.
    DataException wrong(Envelope message, String problem) {
        return new DataException(blob.name(), 0, "record batch at byte " + message.bodyStart() + ": " + problem);
    }

    @Override
    public void close() {
        decompressors.values().forEach(BlockDecompressor::close);
        decompressors.clear();
    }
}
