package dev.leat.formats.parquet.pages;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Integers in the hybrid of run lengths and bit packing (parquet-format, Encodings.md, "Run Length Encoding /
/// Bit-Packing
/// Hybrid"), one after the other.
final class RunInts {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment buffer;
    private final long end;
    private final int width;
    private long at;
    private long left;
    private boolean packed;
    private long bit;
    private int value;

    /// @param width bits of each, 0 to 32
    RunInts(Span bytes, int width) {
        if (width > 32) {
            throw new DamagedPage("numbers of " + width + " bits, 32 are the most");
        }
        this.buffer = bytes.buffer();
        this.at = bytes.start();
        this.end = bytes.end();
        this.width = width;
    }

    /// Goes to the next run where this one is at its end.
    ///
    /// @return how many of the run are left
    long run() {
        while (left == 0) {
            long header = varint();
            packed = (header & 1) != 0;
            left = packed ? (header >>> 1) << 3 : header >>> 1;
            if (packed) {
                bit = at << 3;
                // The last group of a page may be cut off after its last value.
                at += Math.min((header >>> 1) * width, end - at);
            } else {
                value = repeated();
            }
        }
        return left;
    }

    /// Whether the run is of one value, [#value].
    boolean repeats() {
        return !packed;
    }

    int value() {
        return value;
    }

    /// Passes over some of the run.
    void pass(long count) {
        if (packed) {
            bit += count * width;
            requireBits();
        }
        left -= count;
    }

    /// Reads some as 32-bit integers.
    void read(int count, MemorySegment ints, long slot, PageKernels kernels) {
        int done = 0;
        while (done < count) {
            int now = (int) Math.min(run(), count - done);
            if (packed) {
                long from = bit;
                pass(now);
                kernels.unpack4(buffer, from, width, now, ints, slot + done);
            } else {
                fill(ints, slot + done, now, value);
                left -= now;
            }
            done += now;
        }
    }

    /// Reads some of one bit each into a bitmap, from any bit on. The bits before are kept, those after are not.
    void readBits(int count, MemorySegment bits, long slot) {
        int done = 0;
        while (done < count) {
            int now = (int) Math.min(run(), count - done);
            long from = bit;
            pass(now);
            if (packed) {
                Bits.copy(buffer, from, bits, slot + done, now);
            } else {
                Bits.fill(bits, slot + done, now, value != 0);
            }
            done += now;
        }
    }

    /// Where the packed bits of the run go on.
    long bit() {
        return bit;
    }

    MemorySegment buffer() {
        return buffer;
    }

    private static void fill(MemorySegment ints, long slot, int count, int value) {
        long twice = (value & 0xFFFFFFFFL) << 32 | (value & 0xFFFFFFFFL);
        int i = 0;
        for (; i + 2 <= count; i += 2) {
            ints.set(LONG, (slot + i) << 2, twice);
        }
        if (i < count) {
            ints.set(INT, (slot + i) << 2, value);
        }
    }

    private void requireBits() {
        if (bit > end << 3) {
            throw new DamagedPage("a run of packed numbers goes beyond the page");
        }
    }

    private int repeated() {
        int bytes = (width + 7) >>> 3;
        if (bytes > end - at) {
            throw new DamagedPage("ends within a run");
        }
        long word = buffer.get(LONG, at);
        at += bytes;
        return bytes == 0 ? 0 : (int) (word & (-1L >>> (64 - 8 * bytes)));
    }

    private long varint() {
        long number = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (at >= end) {
                throw new DamagedPage("has fewer values than it says");
            }
            long next = buffer.get(ValueLayout.JAVA_BYTE, at++);
            number |= (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new DamagedPage("the length of a run has too many bytes");
    }
}
