package dev.leat.formats.compression;

import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryBudget;
import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.zstd.ZstdIncrementalFrameDecompressor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Deque;

/// The frames of a zstd file, one after the other (RFC 8878 §3.1), block by block. Frames to be skipped are.
///
/// What a frame needs is known from its header and taken from the budget before anything is decompressed.
final class ZstdBytes implements ByteStage {

    /// The largest window that the library reads.
    private static final long MOST_WINDOW = 8L << 20;

    private static final int MOST_BLOCK = 128 * 1024;
    private static final long MAGIC = 0xFD2FB528L;

    private final StoredBytes stored;
    private final MemoryBudget memory;
    private final byte[] plain = new byte[MOST_BLOCK];
    // At most one, that of the frame being read.
    private final Deque<Lease> lease = new ArrayDeque<>(1);
    private ZstdIncrementalFrameDecompressor frame = new ZstdIncrementalFrameDecompressor();
    private boolean inFrame = false;
    private boolean checked = false;
    private int blockLeft = 0;
    private boolean lastBlock = false;
    private int plainStart = 0;
    private int plainEnd = 0;

    ZstdBytes(StoredBytes stored, MemoryBudget memory) {
        this.stored = stored;
        this.memory = memory;
    }

    @Override
    public long read(MemorySegment into) throws IOException, InterruptedException {
        if (into.byteSize() == 0) {
            return 0;
        }
        while (plainStart == plainEnd) {
            if (!decompress()) {
                return 0;
            }
        }
        int count = (int) Math.min(into.byteSize(), plainEnd - plainStart);
        MemorySegment.copy(plain, plainStart, into, ValueLayout.JAVA_BYTE, 0, count);
        plainStart += count;
        return count;
    }

    /// Goes on by a header, a block or a part of what a block gave.
    ///
    /// @return false at the end
    private boolean decompress() throws IOException, InterruptedException {
        if (frame.getRequestedOutputSize() > 0) {
            step(blockLeft);
            return true;
        }
        if (!inFrame) {
            return begin();
        }
        if (lastBlock) {
            inFrame = false;
            return true;
        }
        stored.require(3, "a zstd block");
        long header = stored.number(0, 3);
        lastBlock = (header & 1) != 0;
        int size = (header >> 1 & 3) == 1 ? 1 : (int) (header >> 3);
        if (size > MOST_BLOCK) {
            throw stored.wrong("damaged zstd data: a block of " + size + " bytes, " + MOST_BLOCK + " is the most");
        }
        blockLeft = 3 + size + (lastBlock && checked ? 4 : 0);
        stored.require(blockLeft, "a zstd block");
        step(blockLeft);
        return true;
    }

    /// Lets the library take up to `bytes` of what is at hand.
    private void step(int bytes) {
        long from = stored.bytes().address();
        try {
            // No base: the address is one of native memory.
            frame.partialDecompress(null, from, from + bytes, plain, 0, plain.length);
        } catch (MalformedInputException | IllegalStateException | IndexOutOfBoundsException e) {
            throw (RuntimeException)
                    stored.wrong("damaged zstd data: " + e.getMessage()).initCause(e);
        }
        blockLeft -= frame.getInputConsumed();
        stored.skip(frame.getInputConsumed());
        plainStart = 0;
        plainEnd = frame.getOutputBufferUsed();
    }

    /// Reads the header of the next frame, and takes what it needs from the budget.
    ///
    /// @return false where there is none
    private boolean begin() throws IOException, InterruptedException {
        release();
        if (!stored.more()) {
            return false;
        }
        stored.require(4, "the header of a zstd frame");
        long magic = stored.number(0, 4);
        if ((magic & ~0xFL) == Compression.SKIPPABLE) {
            stored.require(8, "a zstd frame to be skipped");
            long size = stored.number(4, 4);
            stored.skip(8);
            stored.pass(size);
            return true;
        }
        if (magic != MAGIC) {
            throw stored.wrong("what follows the last zstd frame is none");
        }
        stored.require(5, "the header of a zstd frame");
        FrameHeader header = FrameHeader.of(stored.unsignedByte(4));
        stored.require(4 + header.bytes(), "the header of a zstd frame");
        long window = header.window(stored);
        if (window > MOST_WINDOW) {
            throw stored.wrong("its zstd window has " + window + " bytes, " + MOST_WINDOW
                    + " can be read; compress it at level 19 or less and without --long");
        }
        lease.add(memory.lease("zstd window", held(window)));
        frame = new ZstdIncrementalFrameDecompressor();
        inFrame = true;
        lastBlock = false;
        checked = header.checked();
        step(4 + header.bytes());
        return true;
    }

    /// Bytes that the library holds at most for a window: up to four of it, and no more than the largest with a
    /// block.
    private static long held(long window) {
        return Math.min(4 * Math.max(window, MOST_BLOCK), MOST_WINDOW + MOST_BLOCK);
    }

    private void release() {
        lease.forEach(Lease::close);
        lease.clear();
    }

    @Override
    public void close() {
        release();
    }

    /// What the first byte of a frame header says of the rest (RFC 8878 §3.1.1.1).
    private record FrameHeader(boolean single, boolean checked, int dictionaryBytes, int sizeBytes) {

        static FrameHeader of(int descriptor) {
            boolean single = (descriptor & 0x20) != 0;
            int size = descriptor >> 6;
            int dictionary = descriptor & 3;
            return new FrameHeader(
                    single,
                    (descriptor & 4) != 0,
                    dictionary == 0 ? 0 : 1 << (dictionary - 1),
                    size == 0 ? (single ? 1 : 0) : 1 << size);
        }

        int bytes() {
            return 1 + (single ? 0 : 1) + dictionaryBytes + sizeBytes;
        }

        /// The window, which is the content where there is but one segment.
        long window(StoredBytes stored) {
            if (!single) {
                int descriptor = stored.unsignedByte(5);
                long base = 1L << (10 + (descriptor >> 3));
                return base + base / 8 * (descriptor & 7);
            }
            long size = stored.number(5 + dictionaryBytes, sizeBytes);
            return sizeBytes == 2 ? size + 256 : size < 0 ? Long.MAX_VALUE : size;
        }
    }
}
