package dev.leat.formats.parquet.pages;

import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The definition levels of a page, as bits that say which rows have a value.
final class Levels {

    /// Rows that are looked at together.
    static final int STEP = 4096;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final int most;
    private final int width;
    private final PageKernels kernels;
    private final MemorySegment bits;
    private final MemorySegment ints;
    private final Room turned;
    private RunInts runs = new RunInts(Span.EMPTY, 0);

    /// @param most the level of a value that is there; 0 where all are
    Levels(int most, Arena arena, PageKernels kernels) {
        this.most = most;
        this.width = 32 - Integer.numberOfLeadingZeros(most);
        this.kernels = kernels;
        this.bits = arena.allocate(STEP / 8 + Room.PADDING, 64);
        this.ints = arena.allocate(most > 1 ? 4L * STEP + Room.PADDING : Room.PADDING, 64);
        this.turned = new Room(arena);
    }

    int width() {
        return width;
    }

    boolean none() {
        return most == 0;
    }

    /// Starts with those of a page.
    void of(Span page) {
        runs = new RunInts(page, width);
    }

    /// Turns levels of the deprecated packing, most significant bit first (Encodings.md, "Bit-packed"), into one
    /// run.
    Span packed(Span old, int rows) {
        long bytes = ((long) rows * width + 7) / 8;
        // The header of a packed run: how many groups of eight.
        long groups = (rows + 7L) / 8;
        MemorySegment run = turned.atLeast(10 + groups * width + 8);
        long at = 0;
        for (long header = groups << 1 | 1; ; header >>>= 7) {
            boolean more = header > 0x7F;
            run.set(ValueLayout.JAVA_BYTE, at++, (byte) (more ? (header & 0x7F) | 0x80 : header));
            if (!more) {
                break;
            }
        }
        run.asSlice(at, groups * width).fill((byte) 0);
        for (long i = 0; i < (long) rows * width; i++) {
            long value = i / width;
            long place = width - 1 - i % width;
            int bit = old.buffer().get(ValueLayout.JAVA_BYTE, old.start() + (i >> 3)) >> (7 - (i & 7)) & 1;
            if (bit != 0) {
                Bitmaps.set(run.asSlice(at), value * width + place, true);
            }
        }
        return new Span(run, 0, at + Math.max(bytes, groups * width));
    }

    /// How many rows from here on have a value for certain, at most `count`.
    int certain(int count) {
        if (most == 0) {
            return count;
        }
        long run = runs.run();
        return runs.repeats() && runs.value() == most ? (int) Math.min(run, count) : 0;
    }

    /// Passes over rows that certainly have a value.
    void pass(int count) {
        if (most > 0) {
            runs.pass(count);
        }
    }

    /// Reads those of at most [#STEP] rows into [#bits].
    ///
    /// @return how many have a value
    int read(int count) {
        if (most == 1) {
            runs.readBits(count, bits, 0);
        } else {
            runs.read(count, ints, 0, kernels);
            for (int start = 0; start < count; start += 64) {
                long word = 0;
                for (int i = 0; i < 64; i++) {
                    // Those beyond the last mean nothing, and are within the room.
                    word |= (ints.get(INT, (start + (long) i) << 2) == most ? 1L : 0L) << i;
                }
                bits.set(WORD, start >> 3, word);
            }
        }
        return (int) Bitmaps.count(bits, count);
    }

    /// What was read last, from bit 0 on.
    MemorySegment bits() {
        return bits;
    }
}
