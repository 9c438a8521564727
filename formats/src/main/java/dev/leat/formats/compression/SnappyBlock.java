package dev.leat.formats.compression;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Decompresses the raw format of Snappy (google/snappy, format_description.txt).
///
/// Columns of numbers are mostly literals of a byte or two, each followed by a copy from 8 bytes back: what
/// of a number differs from the one before it, and what does not. Such pairs are what this is made for, see
/// [#pairs].
///
/// While there is plenty of room, an element is checked once and moved in words, which may write beyond it,
/// never beyond the block. Where the block begins and ends, and for what is rare, elements are moved
/// exactly.
final class SnappyBlock implements BlockTransform {

    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// More than any element reads or writes in words: 64 bytes, what comes before them, and a word.
    private static final int PLENTY = 80;

    /// Literals from here on say their length in the bytes that follow.
    private static final int LONG_LITERAL = 60 << 2;

    /// The longest literal that is in one word with its tag and the two bytes of a copy.
    private static final int PAIRED = 5;

    /// The two bytes of a copy of 4 to 11 bytes from 8 back: what is the same in all, and its value.
    private static final int FROM_EIGHT_BACK = 0xFFE3;

    private static final int EIGHT_BACK = 0x0801;

    /// What repeats the lowest `i` bytes of a word over all of it, by multiplication.
    private static final long[] REPEAT = {
        0,
        0x0101010101010101L,
        0x0001000100010001L,
        0x0001000001000001L,
        0x0000000100000001L,
        0x0000010000000001L,
        0x0001000000000001L,
        0x0100000000000001L
    };

    private MemorySegment stored = MemorySegment.NULL;
    private MemorySegment plain = MemorySegment.NULL;
    private long at;
    private long end;
    private long made;
    private long size;

    @Override
    public long apply(MemorySegment from, MemorySegment to) {
        stored = from;
        plain = to;
        at = 0;
        end = from.byteSize();
        made = 0;
        size = to.byteSize();
        if (length() != size) {
            throw new IllegalArgumentException("not the declared size");
        }
        while (at < end) {
            words();
            if (at < end) {
                element();
            }
        }
        return made;
    }

    private long length() {
        long length = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            long next = next();
            length |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return length;
            }
        }
        throw new IllegalArgumentException("a length of too many bytes");
    }

    /// Moves elements in words for as long as there is room for it.
    private void words() {
        MemorySegment in = stored;
        MemorySegment out = plain;
        long lastRead = end - PLENTY;
        long lastWrite = size - PLENTY;
        long read = at;
        long write = made;
        while (read <= lastRead && write <= lastWrite) {
            long word = in.get(WORD, read);
            int tag = (int) word & 0xFF;
            int length = (tag >> 2) + 1;
            if ((tag & 3) == 0) {
                if (length <= PAIRED && write >= 8 && copiesFromEightBack(word >>> (8 * length + 8))) {
                    at = read;
                    made = write;
                    pairs(length);
                    read = at;
                    write = made;
                    continue;
                }
                if (tag >= LONG_LITERAL) {
                    break;
                }
                move(in, read + 1, out, write, length);
                read += 1 + length;
            } else if ((tag & 3) == 1) {
                length = ((tag >> 2) & 7) + 4;
                moveFrom(((tag & 0xE0) << 3) | ((word >> 8) & 0xFF), out, write, length);
                read += 2;
            } else if ((tag & 3) == 2) {
                moveFrom((word >> 8) & 0xFFFF, out, write, length);
                read += 3;
            } else {
                break;
            }
            write += length;
        }
        at = read;
        made = write;
    }

    private static boolean copiesFromEightBack(long word) {
        return (word & FROM_EIGHT_BACK) == EIGHT_BACK;
    }

    /// Moves at least 16 bytes, and a word beyond `length` at most.
    private static void move(MemorySegment from, long start, MemorySegment to, long at, int length) {
        to.set(WORD, at, from.get(WORD, start));
        to.set(WORD, at + 8, from.get(WORD, start + 8));
        for (int i = 16; i < length; i += 8) {
            to.set(WORD, at + i, from.get(WORD, start + i));
        }
    }

    /// Copies what was made `back` bytes before, of which some may be made by this copy.
    private static void moveFrom(long back, MemorySegment made, long at, int length) {
        if (back == 0 || back > at) {
            throw outside();
        }
        if (back >= 8) {
            move(made, at - back, made, at, length);
            return;
        }
        long unit = made.get(WORD, at - back) & ((1L << (8 * back)) - 1);
        long repeated = unit * REPEAT[(int) back];
        int step = 8 - 8 % (int) back;
        for (int i = 0; i < length; i += step) {
            made.set(WORD, at + i, repeated);
        }
    }

    /// Moves a literal with the copy from 8 bytes back that follows, and all pairs after it whose lengths
    /// are the same.
    ///
    /// The last eight bytes stay in a register, which a copy only rotates: it would have to wait for the
    /// stores if it loaded them. And where the next pair starts does not depend on what this one says, only
    /// whether that was right.
    private void pairs(int literal) {
        MemorySegment in = stored;
        MemorySegment out = plain;
        long lastRead = end - PLENTY;
        long lastWrite = size - PLENTY;
        long read = at;
        long write = made;
        long word = in.get(WORD, read);
        long mask = 0xFFL | (0xFFFFL << (8 * literal + 8));
        long shape = word & mask;
        int copy = (int) ((word >>> (8 * literal + 10)) & 7) + 4;
        long last = out.get(WORD, write - 8);
        do {
            word >>>= 8;
            out.set(WORD, write, word);
            last = (last >>> (8 * literal)) | (word << (64 - 8 * literal));
            out.set(WORD, write + literal, last);
            out.set(WORD, write + literal + 8, last);
            last = Long.rotateRight(last, 8 * copy);
            read += literal + 3;
            write += literal + copy;
            word = in.get(WORD, read);
        } while ((word & mask) == shape && read <= lastRead && write <= lastWrite);
        at = read;
        made = write;
    }

    /// Moves one element exactly.
    private void element() {
        int tag = (int) next();
        switch (tag & 3) {
            case 0 -> literal(tag < LONG_LITERAL ? (tag >> 2) + 1 : number((tag >> 2) - 59) + 1);
            case 1 -> copy(((tag >> 2) & 7) + 4, ((tag & 0xE0L) << 3) | next());
            case 2 -> copy((tag >> 2) + 1, number(2));
            default -> copy((tag >> 2) + 1, number(4));
        }
    }

    private void literal(long length) {
        if (length > end - at || length > size - made) {
            throw outside();
        }
        MemorySegment.copy(stored, at, plain, made, length);
        at += length;
        made += length;
    }

    private void copy(int length, long back) {
        if (back == 0 || back > made || length > size - made) {
            throw outside();
        }
        for (int i = 0; i < length; i++) {
            plain.set(BYTE, made + i, plain.get(BYTE, made + i - back));
        }
        made += length;
    }

    private long number(int bytes) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= next() << (8 * i);
        }
        return number;
    }

    private long next() {
        if (at >= end) {
            throw outside();
        }
        return stored.get(BYTE, at++) & 0xFFL;
    }

    private static IllegalArgumentException outside() {
        return new IllegalArgumentException("an element is outside of the block");
    }
}
