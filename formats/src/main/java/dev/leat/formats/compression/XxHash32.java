package dev.leat.formats.compression;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The sum of 32 bits that LZ4 frames carry, with seed 0 (Collet, "xxHash fast digest algorithm", version 0.1.1, "XXH32
/// algorithm").
final class XxHash32 {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int PRIME_1 = 0x9E3779B1;
    private static final int PRIME_2 = 0x85EBCA77;
    private static final int PRIME_3 = 0xC2B2AE3D;
    private static final int PRIME_4 = 0x27D4EB2F;
    private static final int PRIME_5 = 0x165667B1;
    private static final int SUM_OF_1_AND_2 = 0x24234428;

    /// Bytes that four lanes take at once.
    private static final int STRIPE = 16;

    private final MemorySegment rest = MemorySegment.ofArray(new byte[STRIPE]);
    private int held;
    private long length;
    private int one;
    private int two;
    private int three;
    private int four;

    XxHash32() {
        reset();
    }

    /// The sum of a stretch.
    static int of(MemorySegment bytes) {
        var sum = new XxHash32();
        sum.update(bytes);
        return sum.value();
    }

    void reset() {
        held = 0;
        length = 0;
        one = SUM_OF_1_AND_2;
        two = PRIME_2;
        three = 0;
        four = -PRIME_1;
    }

    void update(MemorySegment bytes) {
        length += bytes.byteSize();
        long at = 0;
        if (held > 0) {
            at = Math.min(STRIPE - held, bytes.byteSize());
            MemorySegment.copy(bytes, 0, rest, held, at);
            held += (int) at;
            if (held < STRIPE) {
                return;
            }
            stripes(rest, 0, STRIPE);
        }
        long whole = (bytes.byteSize() - at) / STRIPE * STRIPE;
        stripes(bytes, at, at + whole);
        at += whole;
        held = (int) (bytes.byteSize() - at);
        MemorySegment.copy(bytes, at, rest, 0, held);
    }

    private void stripes(MemorySegment bytes, long from, long to) {
        int a = one;
        int b = two;
        int c = three;
        int d = four;
        for (long i = from; i < to; i += STRIPE) {
            a = lane(a, bytes.get(INT, i));
            b = lane(b, bytes.get(INT, i + 4));
            c = lane(c, bytes.get(INT, i + 8));
            d = lane(d, bytes.get(INT, i + 12));
        }
        one = a;
        two = b;
        three = c;
        four = d;
    }

    private static int lane(int sum, int input) {
        return Integer.rotateLeft(sum + input * PRIME_2, 13) * PRIME_1;
    }

    int value() {
        int sum = (int) length + (length >= STRIPE ? lanes() : PRIME_5);
        int at = 0;
        for (; at + 4 <= held; at += 4) {
            sum = Integer.rotateLeft(sum + rest.get(INT, at) * PRIME_3, 17) * PRIME_4;
        }
        for (; at < held; at++) {
            sum = Integer.rotateLeft(sum + (rest.get(ValueLayout.JAVA_BYTE, at) & 0xFF) * PRIME_5, 11) * PRIME_1;
        }
        sum = (sum ^ (sum >>> 15)) * PRIME_2;
        sum = (sum ^ (sum >>> 13)) * PRIME_3;
        return sum ^ (sum >>> 16);
    }

    private int lanes() {
        return Integer.rotateLeft(one, 1)
                + Integer.rotateLeft(two, 7)
                + Integer.rotateLeft(three, 12)
                + Integer.rotateLeft(four, 18);
    }
}
