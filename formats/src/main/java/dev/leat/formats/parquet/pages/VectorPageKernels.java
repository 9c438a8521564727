package dev.leat.formats.parquet.pages;

import static jdk.incubator.vector.VectorOperators.LSHR;

import dev.leat.api.simd.Bitmaps;
import dev.leat.api.simd.Species;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// A vector of values at a time; what is left, and what is rare, by the scalar loops.
///
/// Packed integers: a shuffle brings the bytes of each to its lane, whose bits are then shifted to their
/// place, as D. Lemire and L. Boytsov, "Decoding billions of integers per second through vectorization",
/// 2015, do.
record VectorPageKernels() implements PageKernels {

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final VectorSpecies<Byte> BYTES = Species.BYTES;
    private static final VectorSpecies<Integer> INTS = Species.INTS;
    private static final VectorSpecies<Long> LONGS = Species.LONGS;

    private static final ScalarPageKernels SCALAR = new ScalarPageKernels();

    /// Two vectors of bytes, one of each in turn: what makes the first and the second vector of them.
    private static final byte[] FIRST_HALVES = halves(0);

    private static final byte[] SECOND_HALVES = halves(BYTES.length() / 2);

    private static byte[] halves(int start) {
        byte[] places = new byte[BYTES.length()];
        for (int i = 0; i < places.length; i++) {
            places[i] = (byte) (start + i / 2 + i % 2 * BYTES.length());
        }
        return places;
    }

    @Override
    public void unpack4(MemorySegment packed, long bit, int width, int count, MemorySegment ints, long at) {
        int i = Unpacking.untilByte(bit, width, count);
        SCALAR.unpack4(packed, bit, width, i, ints, at);
        if (width <= Unpacking.WIDEST_INT && INTS.length() >= Unpacking.GROUP) {
            ByteVector places = ByteVector.fromArray(BYTES, Unpacking.INT_PLACES, width * BYTES.length());
            IntVector shifts = IntVector.fromArray(INTS, Unpacking.INT_SHIFTS, width * INTS.length());
            int mask = (1 << width) - 1;
            long from = (bit + (long) i * width) >> 3;
            int step = (INTS.length() * width) >> 3;
            for (; i <= count - INTS.length(); i += INTS.length()) {
                ByteVector bytes = ByteVector.fromMemorySegment(BYTES, packed, from, ORDER);
                IntVector words = places.selectFrom(bytes).reinterpretAsInts();
                words.lanewise(LSHR, shifts).and(mask).intoMemorySegment(ints, (at + i) << 2, ORDER);
                from += step;
            }
        }
        SCALAR.unpack4(packed, bit + (long) i * width, width, count - i, ints, at + i);
    }

    /// Two vectors at a time: of four lanes, the second may start within a byte.
    @Override
    public void unpack8(MemorySegment packed, long bit, int width, int count, MemorySegment longs, long at) {
        int i = Unpacking.untilByte(bit, width, count);
        SCALAR.unpack8(packed, bit, width, i, longs, at);
        int lanes = LONGS.length();
        if (width <= Unpacking.WIDEST_LONG && 2 * lanes >= Unpacking.GROUP) {
            int table = 2 * width;
            ByteVector places = ByteVector.fromArray(BYTES, Unpacking.LONG_PLACES, table * BYTES.length());
            ByteVector morePlaces = ByteVector.fromArray(BYTES, Unpacking.LONG_PLACES, (table + 1) * BYTES.length());
            LongVector shifts = LongVector.fromArray(LONGS, Unpacking.LONG_SHIFTS, table * lanes);
            LongVector moreShifts = LongVector.fromArray(LONGS, Unpacking.LONG_SHIFTS, (table + 1) * lanes);
            long mask = (1L << width) - 1;
            long from = (bit + (long) i * width) >> 3;
            int more = (lanes * width) >> 3;
            int step = (2 * lanes * width) >> 3;
            for (; i <= count - 2 * lanes; i += 2 * lanes) {
                ByteVector bytes = ByteVector.fromMemorySegment(BYTES, packed, from, ORDER);
                ByteVector moreBytes = ByteVector.fromMemorySegment(BYTES, packed, from + more, ORDER);
                LongVector words = places.selectFrom(bytes).reinterpretAsLongs();
                LongVector moreWords = morePlaces.selectFrom(moreBytes).reinterpretAsLongs();
                long slot = (at + i) << 3;
                words.lanewise(LSHR, shifts).and(mask).intoMemorySegment(longs, slot, ORDER);
                moreWords.lanewise(LSHR, moreShifts).and(mask).intoMemorySegment(longs, slot + 8L * lanes, ORDER);
                from += step;
            }
        }
        SCALAR.unpack8(packed, bit + (long) i * width, width, count - i, longs, at + i);
    }

    @Override
    public void split4(MemorySegment streams, long start, long stride, int count, MemorySegment values, long at) {
        int lanes = BYTES.length();
        ByteVector first = ByteVector.fromArray(BYTES, FIRST_HALVES, 0);
        ByteVector second = ByteVector.fromArray(BYTES, SECOND_HALVES, 0);
        int i = 0;
        for (; i <= count - lanes; i += lanes) {
            long from = start + i;
            ByteVector a = load(streams, from);
            ByteVector b = load(streams, from + stride);
            ByteVector c = load(streams, from + 2 * stride);
            ByteVector d = load(streams, from + 3 * stride);
            ByteVector ac = first.selectFrom(a, c);
            ByteVector bd = first.selectFrom(b, d);
            long slot = (at + i) << 2;
            first.selectFrom(ac, bd).intoMemorySegment(values, slot, ORDER);
            second.selectFrom(ac, bd).intoMemorySegment(values, slot + lanes, ORDER);
            ac = second.selectFrom(a, c);
            bd = second.selectFrom(b, d);
            first.selectFrom(ac, bd).intoMemorySegment(values, slot + 2L * lanes, ORDER);
            second.selectFrom(ac, bd).intoMemorySegment(values, slot + 3L * lanes, ORDER);
        }
        SCALAR.split4(streams, start + i, stride, count - i, values, at + i);
    }

    @Override
    public void split8(MemorySegment streams, long start, long stride, int count, MemorySegment values, long at) {
        int lanes = BYTES.length();
        ByteVector first = ByteVector.fromArray(BYTES, FIRST_HALVES, 0);
        ByteVector second = ByteVector.fromArray(BYTES, SECOND_HALVES, 0);
        int i = 0;
        for (; i <= count - lanes; i += lanes) {
            long from = start + i;
            ByteVector a = load(streams, from);
            ByteVector b = load(streams, from + stride);
            ByteVector c = load(streams, from + 2 * stride);
            ByteVector d = load(streams, from + 3 * stride);
            ByteVector e = load(streams, from + 4 * stride);
            ByteVector f = load(streams, from + 5 * stride);
            ByteVector g = load(streams, from + 6 * stride);
            ByteVector h = load(streams, from + 7 * stride);
            ByteVector ae = first.selectFrom(a, e);
            ByteVector bf = first.selectFrom(b, f);
            ByteVector cg = first.selectFrom(c, g);
            ByteVector dh = first.selectFrom(d, h);
            ByteVector aceg = first.selectFrom(ae, cg);
            ByteVector bdfh = first.selectFrom(bf, dh);
            long slot = (at + i) << 3;
            first.selectFrom(aceg, bdfh).intoMemorySegment(values, slot, ORDER);
            second.selectFrom(aceg, bdfh).intoMemorySegment(values, slot + lanes, ORDER);
            aceg = second.selectFrom(ae, cg);
            bdfh = second.selectFrom(bf, dh);
            first.selectFrom(aceg, bdfh).intoMemorySegment(values, slot + 2L * lanes, ORDER);
            second.selectFrom(aceg, bdfh).intoMemorySegment(values, slot + 3L * lanes, ORDER);
            ae = second.selectFrom(a, e);
            bf = second.selectFrom(b, f);
            cg = second.selectFrom(c, g);
            dh = second.selectFrom(d, h);
            aceg = first.selectFrom(ae, cg);
            bdfh = first.selectFrom(bf, dh);
            first.selectFrom(aceg, bdfh).intoMemorySegment(values, slot + 4L * lanes, ORDER);
            second.selectFrom(aceg, bdfh).intoMemorySegment(values, slot + 5L * lanes, ORDER);
            aceg = second.selectFrom(ae, cg);
            bdfh = second.selectFrom(bf, dh);
            first.selectFrom(aceg, bdfh).intoMemorySegment(values, slot + 6L * lanes, ORDER);
            second.selectFrom(aceg, bdfh).intoMemorySegment(values, slot + 7L * lanes, ORDER);
        }
        SCALAR.split8(streams, start + i, stride, count - i, values, at + i);
    }

    private static ByteVector load(MemorySegment bytes, long at) {
        return ByteVector.fromMemorySegment(BYTES, bytes, at, ORDER);
    }

    /// From the last on. A vector is stored over slots whose values were moved already: a value never
    /// stands behind the slot that it goes to.
    @Override
    public void spread4(MemorySegment values, long at, MemorySegment bits, int count, int present) {
        int lanes = INTS.length();
        long left = at + present;
        int rows = count;
        for (int i = (count - 1) / lanes * lanes; i >= 0 && left < at + rows; i -= lanes) {
            long chosen = Bitmaps.from(bits, i) & (-1L >>> (64 - (rows - i)));
            left -= Long.bitCount(chosen);
            IntVector dense = IntVector.fromMemorySegment(INTS, values, left << 2, ORDER);
            dense.expand(VectorMask.fromLong(INTS, chosen)).intoMemorySegment(values, (at + i) << 2, ORDER);
            rows = i;
        }
    }

    @Override
    public void spread8(MemorySegment values, long at, MemorySegment bits, int count, int present) {
        int lanes = LONGS.length();
        long left = at + present;
        int rows = count;
        for (int i = (count - 1) / lanes * lanes; i >= 0 && left < at + rows; i -= lanes) {
            long chosen = Bitmaps.from(bits, i) & (-1L >>> (64 - (rows - i)));
            left -= Long.bitCount(chosen);
            LongVector dense = LongVector.fromMemorySegment(LONGS, values, left << 3, ORDER);
            dense.expand(VectorMask.fromLong(LONGS, chosen)).intoMemorySegment(values, (at + i) << 3, ORDER);
            rows = i;
        }
    }
}
