package dev.leat.formats.parquet.pages;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Integers as differences of each to the one before it, packed in blocks (Encodings.md, "Delta Encoding").
final class DeltaValues implements FixedValues {

    /// A block has a multiple of this many values, and a part of it of [#PART].
    private static final int BLOCK = 128;

    private static final int PART = 32;

    /// Far larger than the blocks that anyone writes.
    private static final long MOST = 1 << 24;

    private final MemorySegment buffer;
    private final long end;
    private final int width;
    private final PageKernels kernels;
    private final int partsOfBlock;
    private final int valuesOfPart;
    private long at;
    private long left;
    private boolean first = true;
    private long value;
    private long least;
    private int part;
    private long widthsAt;
    private int partWidth;
    private long bit;
    private long partLeft;

    /// @param width bytes of a value, 4 or 8
    DeltaValues(Span bytes, int width, PageKernels kernels) {
        this.buffer = bytes.buffer();
        this.end = bytes.end();
        this.width = width;
        this.kernels = kernels;
        this.at = bytes.start();
        long block = varint();
        long parts = varint();
        this.left = varint();
        this.value = zigzag(varint());
        boolean sound = block > 0 && block <= MOST && block % BLOCK == 0 && parts > 0 && block % parts == 0;
        if (!sound || block / parts % PART != 0) {
            throw new DamagedPage("blocks of " + block + " differences in " + parts + " parts");
        }
        this.partsOfBlock = (int) parts;
        this.valuesOfPart = (int) (block / parts);
        this.part = partsOfBlock;
    }

    /// How many values there are.
    long left() {
        return left;
    }

    /// Where the bytes of the values end. Known once all were read.
    long end() {
        return at;
    }

    @Override
    public void read(int count, MemorySegment into, long slot) {
        require(count);
        int done = 0;
        if (first && count > 0) {
            first = false;
            put(into, slot);
            done = 1;
        }
        while (done < count) {
            int now = (int) Math.min(next(left - done), count - done);
            long from = take(now);
            if (width == 8) {
                kernels.unpack8(buffer, from, partWidth, now, into, slot + done);
                value = PageLoops.sums8(into, slot + done, now, least, value);
            } else {
                kernels.unpack4(buffer, from, partWidth, now, into, slot + done);
                value = PageLoops.sums4(into, slot + done, now, (int) least, (int) value);
            }
            done += now;
        }
        left -= count;
    }

    private void put(MemorySegment into, long slot) {
        if (width == 8) {
            into.set(ValueLayout.JAVA_LONG_UNALIGNED, slot << 3, value);
        } else {
            into.set(ValueLayout.JAVA_INT_UNALIGNED, slot << 2, (int) value);
        }
    }

    private void require(long count) {
        if (count > left) {
            throw new DamagedPage("has fewer values than it says");
        }
    }

    /// How many values are left of the part, the next one where there are none. Parts of the same width are one.
    ///
    /// @param wanted how many values there still are: parts after the last have no bytes
    private long next(long wanted) {
        if (partLeft == 0) {
            if (part == partsOfBlock) {
                least = zigzag(varint());
                widthsAt = at;
                at += partsOfBlock;
                if (at > end) {
                    throw new DamagedPage("ends within a block of differences");
                }
                part = 0;
            }
            partWidth = widthOf(part);
            if (partWidth > 64) {
                throw new DamagedPage("differences of " + partWidth + " bits");
            }
            do {
                part++;
                partLeft += valuesOfPart;
            } while (part < partsOfBlock && partLeft < wanted && widthOf(part) == partWidth);
            bit = at << 3;
            // The last part may be cut off after its last value.
            at = Math.min(end, at + partLeft * partWidth / 8);
        }
        return partLeft;
    }

    private int widthOf(int number) {
        return buffer.get(ValueLayout.JAVA_BYTE, widthsAt + number) & 0xFF;
    }

    private long take(int count) {
        long from = bit;
        bit += (long) count * partWidth;
        if (bit > end << 3) {
            throw new DamagedPage("ends within packed differences");
        }
        partLeft -= count;
        return from;
    }

    private static long zigzag(long number) {
        return (number >>> 1) ^ -(number & 1);
    }

    private long varint() {
        long number = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at >= end) {
                throw new DamagedPage("ends within a number");
            }
            long next = buffer.get(ValueLayout.JAVA_BYTE, at++);
            number |= (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new DamagedPage("a number of too many bytes");
    }
}
