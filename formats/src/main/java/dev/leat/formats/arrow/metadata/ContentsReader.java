package dev.leat.formats.arrow.metadata;

import dev.leat.api.data.DataException;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.formats.arrow.metadata.Contents.Block;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.arrow.flatbuf.Footer;

/// Finds out what is in a blob: the file format by its first bytes, whose footer says all; else a stream.
public final class ContentsReader {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// At both ends of a file ("IPC File Format"); at the start, two bytes of padding follow.
    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] OLD_FEATHER = "FEA1".getBytes(StandardCharsets.US_ASCII);

    /// The size of the footer and the magic number.
    private static final int TAIL = 10;

    private static final int BLOCK = 24;

    private final Store store;
    private final Blob blob;
    private final MemoryBudget memory;

    private ContentsReader(Store store, Blob blob, MemoryBudget memory) {
        this.store = store;
        this.blob = blob;
        this.memory = memory;
    }

    /// @param memory holds metadata while they are read
    public static Contents read(Store store, Blob blob, MemoryBudget memory) throws IOException, InterruptedException {
        return new ContentsReader(store, blob, memory).read();
    }

    private Contents read() throws IOException, InterruptedException {
        try (Arena arena = memory.open("arrow metadata")) {
            MemorySegment start = arena.allocate(8);
            long there = store.read(blob, 0, start);
            if (starts(start, there, OLD_FEATHER)) {
                throw Flat.wrong(blob, 0, "Feather of version 1, which cannot be read; version 2 can");
            }
            if (!starts(start, there, MAGIC)) {
                return stream(there);
            }
            // A pipe comes in order, without looking at its end.
            return blob.bytes() < 0 ? ordered(8) : file(arena);
        }
    }

    private static boolean starts(MemorySegment start, long there, byte[] with) {
        return there >= with.length && start.asSlice(0, with.length).mismatch(MemorySegment.ofArray(with)) < 0;
    }

    private Contents stream(long there) throws IOException, InterruptedException {
        if (there == 0) {
            throw Flat.wrong(blob, 0, "no Arrow: it is empty");
        }
        return ordered(0);
    }

    private Contents ordered(long from) throws IOException, InterruptedException {
        Envelope first;
        try {
            first = new Messages(store, blob, memory).read(from);
        } catch (DataException e) {
            throw (DataException) new DataException(blob.name(), 0, "not Arrow: " + e.problem()).initCause(e);
        }
        if (!(first.message() instanceof Message.Columns(List<Leaf> leaves))) {
            throw Flat.wrong(blob, from, "not Arrow: it does not start with a schema");
        }
        return new Contents(leaves, first.next(), false, List.of(), List.of());
    }

    private Contents file(Arena arena) throws IOException, InterruptedException {
        long size = blob.bytes();
        if (size < 8 + TAIL) {
            throw Flat.wrong(blob, 0, "too short for an Arrow file: " + size + " bytes");
        }
        MemorySegment tail = fetch(arena, size - TAIL, TAIL);
        if (!starts(tail.asSlice(4), MAGIC.length, MAGIC)) {
            throw Flat.wrong(blob, size, "an Arrow file that does not end in ARROW1: it was cut short");
        }
        int bytes = tail.get(INT, 0);
        if (bytes < 8 || bytes > size - TAIL - 8) {
            throw Flat.wrong(blob, size - TAIL, "a footer of " + bytes + " bytes in a file of " + size);
        }
        long offset = size - TAIL - bytes;
        ByteBuffer footer = fetch(arena, offset, bytes).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        return Flat.read(blob, offset, () -> contents(Footer.getRootAsFooter(footer), bytes, offset));
    }

    private Contents contents(Footer footer, int room, long end) {
        var schema = footer.schema();
        if (schema == null) {
            throw new IllegalArgumentException("a footer without a schema");
        }
        List<Leaf> leaves = SchemaLeaves.of(schema, footer.version(), room);
        List<Block> dictionaries = blocks(footer.dictionariesLength(), footer::dictionaries, room, end);
        List<Block> batches = blocks(footer.recordBatchesLength(), footer::recordBatches, room, end);
        return new Contents(leaves, 8, true, dictionaries, batches);
    }

    private List<Block> blocks(int count, IntFunction<org.apache.arrow.flatbuf.Block> block, int room, long end) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < Flat.count(count, BLOCK, room); i++) {
            org.apache.arrow.flatbuf.Block next = block.apply(i);
            long offset = next.offset();
            long metadata = next.metaDataLength();
            long body = next.bodyLength();
            if (offset < 8 || metadata < 0 || body < 0 || offset > end - metadata || body > end - metadata - offset) {
                throw Flat.wrong(
                        blob, end, "block " + i + " of " + metadata + " + " + body + " bytes from " + offset + " on");
            }
            blocks.add(new Block(offset, metadata + body));
        }
        return blocks;
    }

    private MemorySegment fetch(Arena arena, long offset, long bytes) throws IOException, InterruptedException {
        MemorySegment segment = arena.allocate(bytes, 8);
        long read = store.read(blob, offset, segment);
        if (read < bytes) {
            throw new IOException(blob.name() + " ends before byte " + blob.bytes() + ", where it ended before");
        }
        return segment;
    }
}
