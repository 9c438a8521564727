package dev.leat.formats.parquet.write;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/// The order of texts and binaries, by their bytes as unsigned numbers, and their bounds in it, of which long ones
/// are cut.
enum ByteOrdering {
    TEXT,
    BINARY;

    /// Bounds are cut to so many bytes, so that statistics stay small.
    private static final int MOST = 64;

    static final Comparator<ByteBuffer> ORDER = (one, other) -> Arrays.compareUnsigned(one.array(), other.array());

    /// The bounds of values that lie one behind the other.
    ///
    /// @param lengths theirs, 32 bits each
    Bounds bounds(MemorySegment bytes, MemorySegment lengths, int count) {
        if (count == 0) {
            return Bounds.NONE;
        }
        long start = 0;
        long least = 0;
        long most = 0;
        int leastLength = lengths.get(Little.INT, 0);
        int mostLength = leastLength;
        long leastHead = head(bytes, 0, leastLength);
        long mostHead = leastHead;
        for (int i = 0; i < count; i++) {
            int length = lengths.get(Little.INT, 4L * i);
            long head = head(bytes, start, length);
            if (head <= leastHead && (head < leastHead || compare(bytes, start, length, least, leastLength) < 0)) {
                least = start;
                leastLength = length;
                leastHead = head;
            }
            if (head >= mostHead && (head > mostHead || compare(bytes, start, length, most, mostLength) > 0)) {
                most = start;
                mostLength = length;
                mostHead = head;
            }
            start += length;
        }
        return bounds(bytes.asSlice(least, leastLength), bytes.asSlice(most, mostLength));
    }

    /// The first eight bytes, zeros for those that are not there, as a signed number of the same order.
    private static long head(MemorySegment bytes, long start, int length) {
        long word = Long.reverseBytes(bytes.get(Little.LONG, start));
        long kept = length >= Long.BYTES ? word : length == 0 ? 0 : word & (-1L << (64 - 8 * length));
        return kept ^ Long.MIN_VALUE;
    }

    private static int compare(MemorySegment bytes, long one, int oneLength, long other, int otherLength) {
        long differs = MemorySegment.mismatch(bytes, one, one + oneLength, bytes, other, other + otherLength);
        if (differs < 0) {
            return 0;
        }
        if (differs >= Math.min(oneLength, otherLength)) {
            return Integer.compare(oneLength, otherLength);
        }
        return Byte.compareUnsigned(bytes.get(Little.BYTE, one + differs), bytes.get(Little.BYTE, other + differs));
    }

    private Bounds bounds(MemorySegment min, MemorySegment max) {
        boolean longMin = min.byteSize() > MOST;
        byte[] least = head(min);
        byte[] upper = max.byteSize() > MOST ? above(head(max)) : head(max);
        boolean longMax = max.byteSize() > MOST;
        if (longMax && upper.length == 0) {
            // Nothing short is above it.
            upper = max.toArray(ValueLayout.JAVA_BYTE);
            longMax = false;
        }
        return new Bounds(ByteBuffer.wrap(least), ByteBuffer.wrap(upper), !longMin, !longMax, 0, false);
    }

    /// The first bytes, of text at most up to the last character that is whole.
    private byte[] head(MemorySegment value) {
        if (value.byteSize() <= MOST) {
            return value.toArray(ValueLayout.JAVA_BYTE);
        }
        int length = MOST;
        while (this == TEXT && length > 1 && continues(value.get(Little.BYTE, length))) {
            length--;
        }
        return value.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    }

    private static boolean continues(byte character) {
        return (character & 0xC0) == 0x80;
    }

    /// Something short that is above all that begins with `head`, or nothing where there is none.
    private byte[] above(byte[] head) {
        return switch (this) {
            case BINARY -> binaryAbove(head);
            case TEXT -> textAbove(head);
        };
    }

    private static byte[] binaryAbove(byte[] head) {
        for (int i = head.length - 1; i >= 0; i--) {
            if (head[i] != -1) {
                byte[] above = Arrays.copyOf(head, i + 1);
                above[i]++;
                return above;
            }
        }
        return new byte[0];
    }

    private static byte[] textAbove(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), head)) {
            return binaryAbove(head);
        }
        for (int end = text.length(); end > 0; ) {
            int last = text.codePointBefore(end);
            end -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return (text.substring(0, end) + Character.toString(next)).getBytes(StandardCharsets.UTF_8);
            }
        }
        return new byte[0];
    }
}
