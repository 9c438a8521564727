package dev.leat.formats.lines;

import dev.leat.formats.compression.Decompression;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Blocks of a text that can only be had from its start on: of a compressed file, or of a stream. Positions are those
/// of the text. What is before the start of a block is forgotten.
final class StreamedBlocks implements Blocks {

    private final Decompression stream;
    private final Scratch buffer;
    private final long blockBytes;
    private final LineBreaks breaks;
    // Whether the text cannot be read again.
    private final boolean endless;
    // The text from `start` to `end` is in the buffer, from Block.BEFORE on.
    private long start;
    private long end;
    private boolean ended;
    // How many lines end before a place that is in the buffer, counted where nobody can look again.
    private long counted;
    private long lines;

    StreamedBlocks(TextFile file, Decompression stream, long blockBytes, Arena arena) {
        this.breaks = file.breaks();
        this.endless = file.endless();
        this.stream = stream;
        this.blockBytes = blockBytes;
        this.buffer = new Scratch(arena);
    }

    @Override
    public Block load(long position, long atLeast) throws IOException, InterruptedException {
        if (position < start) {
            throw new IllegalArgumentException("position " + position + " is before " + start + " in a stream");
        }
        while (position > end && !ended) {
            forget(end);
            read(blockBytes);
        }
        if (position > end) {
            throw new IOException(
                    "the text ends at byte " + end + " and not at " + position + " or after it as it did before");
        }
        long kept = end - position;
        if (position > start) {
            // With the bytes before, which are there: the text before the position was in the buffer.
            forget(position);
        }
        long missing = Math.max(blockBytes, atLeast) - kept;
        if (missing > 0) {
            read(missing);
        }
        return block();
    }

    /// Drops the text before a position, but for the bytes before a block.
    private void forget(long position) {
        if (endless) {
            countTo(position);
        }
        MemorySegment text = buffer.segment();
        long bytes = Math.min(text.byteSize(), Block.BEFORE + end - start) - (position - start);
        MemorySegment.copy(text, position - start, text, 0, Math.max(0, bytes));
        start = position;
    }

    private void countTo(long position) {
        int from = index(Math.min(counted, position));
        int to = index(Math.max(counted, position));
        long more = breaks.in(buffer.segment(), from, to);
        lines += position < counted ? -more : more;
        counted = position;
    }

    private int index(long position) {
        return Math.toIntExact(Block.BEFORE + position - start);
    }

    /// Appends bytes to the buffer.
    private void read(long bytes) throws IOException, InterruptedException {
        long from = Block.BEFORE + end - start;
        MemorySegment text = buffer.atLeast(from + bytes + 1 + Block.AFTER);
        if (!ended) {
            long read = stream.read(text.asSlice(from, bytes));
            ended = read < bytes;
            end += read;
        }
    }

    private Block block() {
        MemorySegment text = buffer.segment();
        long to = Block.BEFORE + end - start;
        boolean open = ended && to > Block.BEFORE && !breaks.isBreak(text.get(ValueLayout.JAVA_BYTE, to - 1));
        if (open) {
            text.set(ValueLayout.JAVA_BYTE, to++, (byte) '\n');
        }
        return new Block(text, start - Block.BEFORE, Math.toIntExact(to), ended, end);
    }

    @Override
    public long stored(long position) {
        return stream.storedBytes();
    }

    @Override
    public long mark(long position) {
        if (!endless) {
            return position;
        }
        countTo(position);
        return lines + 1;
    }

    @Override
    public void check() {}

    @Override
    public void close() {
        stream.close();
    }
}
