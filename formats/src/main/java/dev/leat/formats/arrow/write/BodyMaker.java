package dev.leat.formats.arrow.write;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.formats.arrow.write.Metadata.Layout.Extent;
import dev.leat.formats.compression.BlockCompression;
import dev.leat.formats.compression.BlockCompressor;
import dev.leat.formats.compression.Lz4Frame;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Puts the buffers of a message together: where they lie, or compressed. One at a time.
final class BodyMaker implements AutoCloseable {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// What stands before a compressed buffer: its size, or [#NOT_COMPRESSED].
    private static final int PREFIX = 8;

    private static final long NOT_COMPRESSED = -1;

    private final BlockCompression compression;
    private final BlockCompressor compressor;
    private final Growing packed;
    private final Growing offsets;
    private final List<Integer> nulls = new ArrayList<>();
    private final List<MemorySegment> buffers = new ArrayList<>();
    private final List<Extent> extents = new ArrayList<>();
    private long position = 0;
    private int rows = 0;

    BodyMaker(BlockCompression compression, MemoryBudget memory) {
        this.compression = compression;
        this.packed = new Growing(memory, 64 << 10);
        this.offsets = new Growing(memory, 1 << 10);
        this.compressor = BlockCompressor.open(compression, memory);
    }

    void begin(int count) {
        rows = count;
        position = 0;
        nulls.clear();
        buffers.clear();
        extents.clear();
    }

    /// Starts with a column.
    void column(int nullRows) {
        nulls.add(nullRows);
    }

    /// Adds a buffer, which stays as it is until the body was written.
    void buffer(MemorySegment bytes) {
        boolean plain = compression == BlockCompression.NONE || bytes.byteSize() == 0;
        long size = plain ? bytes.byteSize() : pack(bytes);
        // What is packed already is not needed any more.
        buffers.add(plain ? bytes : MemorySegment.NULL);
        extents.add(new Extent(position, size));
        position = Tail.aligned(position + size);
    }

    /// Adds the texts of a table from one on, as offsets and bytes.
    void texts(TextTable table, int from) {
        int count = table.rows() - from;
        MemorySegment into = offsets.atLeast(4L * (count + 1), 0);
        long first = table.end(from);
        for (int i = 0; i <= count; i++) {
            into.setAtIndex(ValueLayout.JAVA_INT, i, (int) (table.end(from + i) - first));
        }
        buffer(into.asSlice(0, 4L * (count + 1)));
        long size = table.end(table.rows()) - first;
        buffer(size == 0 ? MemorySegment.NULL : table.bytes().asSlice(first, size));
    }

    Metadata.Layout end() {
        return new Metadata.Layout(rows, List.copyOf(nulls), List.copyOf(extents), position);
    }

    void write(Tail tail) throws IOException, InterruptedException {
        for (int i = 0; i < buffers.size(); i++) {
            Extent extent = extents.get(i);
            boolean plain = buffers.get(i).byteSize() > 0 || extent.bytes() == 0;
            tail.buffer(plain ? buffers.get(i) : packed.segment().asSlice(extent.start(), extent.bytes()));
        }
    }

    /// Compresses a buffer to its place in the body, or copies it where it does not shrink.
    private long pack(MemorySegment bytes) {
        long plain = bytes.byteSize();
        long most = compression == BlockCompression.LZ4
                ? Lz4Frame.mostStored(plain, compressor)
                : compressor.mostStored(plain);
        MemorySegment room = packed.atLeast(position + PREFIX + most, position);
        MemorySegment target = room.asSlice(position + PREFIX);
        long stored = compression == BlockCompression.LZ4
                ? Lz4Frame.compress(bytes, target, compressor)
                : compressor.compress(bytes, target);
        boolean shrunk = stored < plain;
        room.set(LONG, position, shrunk ? plain : NOT_COMPRESSED);
        if (!shrunk) {
            MemorySegment.copy(bytes, 0, target, 0, plain);
        }
        return PREFIX + (shrunk ? stored : plain);
    }

    @Override
    public void close() {
        try (packed;
                offsets) {
            compressor.close();
        }
    }
}
