package dev.leat.core.sort;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Makes one unsigned number of 64 bits of a record's key, so that most comparisons are of two numbers: where numbers
/// differ they order as the keys do.
///
/// Each part of the key gets as many bits as tell apart what lies within its [KeyRange], one part behind the other
/// until the bits are used up: a price and a time of a day's trades fit as a whole. Where all do, the packing is
/// [exact][#exact]. The numbers of two packings cannot be compared.
final class Packing {

    /// How many numbers are made at once.
    static final int BLOCK = 512;

    private static final int BITS = 64;

    private final KeyOrder order;
    private final List<Part> parts = new ArrayList<>();
    private final long[] numbers = new long[BLOCK];
    private int free = BITS;
    private boolean exact = true;

    Packing(KeyOrder order, KeyRanges ranges) {
        this.order = order;
        for (int i = 0; i < order.words().size() && exact; i++) {
            add(order.words().get(i), ranges.of(i));
        }
    }

    private void add(KeyWord word, KeyRange range) {
        int bits;
        if (word.kind() == KeyWord.Kind.WORD && !range.inline) {
            bits = bitsFor(Math.max(0, order.dictionary(word).count() - 1));
        } else if (word.text()) {
            // Words and other texts side by side have no start in common that anybody knows.
            boolean known = word.kind() == KeyWord.Kind.TEXT;
            bits = TextPrefix.bits(known ? range.longest - Math.max(0, range.shared) : Integer.MAX_VALUE);
            exact = known && range.longest - range.shared <= TextPrefix.BYTES;
        } else {
            bits = range.most < range.least ? 0 : bitsFor(range.most - range.least);
        }
        int nullBits = range.nulls ? 1 : 0;
        if (nullBits + bits > free) {
            exact = false;
        }
        if (nullBits > free) {
            return;
        }
        int kept = Math.min(bits, free - nullBits);
        free -= nullBits + kept;
        parts.add(new Part(word, range, nullBits, bits, kept));
    }

    private static int bitsFor(long most) {
        return BITS - Long.numberOfLeadingZeros(most);
    }

    /// Whether equal numbers are of equal keys.
    boolean exact() {
        return exact;
    }

    /// How many low bits of the numbers are used.
    int bits() {
        return BITS - free;
    }

    /// The numbers of the records at some places.
    void pack(MemorySegment records, int[] places, int count, long[] into) {
        Arrays.fill(into, 0, count, 0);
        for (Part part : parts) {
            if (!part.word().text()) {
                packNumbers(part, records, places, count, into);
            } else if (part.word().kind() == KeyWord.Kind.WORD && !part.range().inline) {
                packRanks(part, records, places, count, into);
            } else {
                packTexts(part, records, places, count, into);
            }
        }
    }

    private void packNumbers(Part part, MemorySegment records, int[] places, int count, long[] into) {
        KeyWord word = part.word();
        long least = part.range().least;
        for (int from = 0; from < count; from += BLOCK) {
            int to = Math.min(count, from + BLOCK);
            word.numbers(records, places, from, to, numbers);
            if (part.nullBits() == 0) {
                part.behind(into, from, to, numbers, least);
                continue;
            }
            for (int i = from; i < to; i++) {
                into[i] = word.isNull(records, places[i])
                        ? part.nullBehind(into[i])
                        : part.valueBehind(into[i], numbers[i - from] - least);
            }
        }
    }

    private void packRanks(Part part, MemorySegment records, int[] places, int count, long[] into) {
        KeyWord word = part.word();
        int[] ranks = order.dictionary(word).ranks();
        int last = ranks.length - 1;
        for (int i = 0; i < count; i++) {
            if (word.isNull(records, places[i])) {
                into[i] = part.nullBehind(into[i]);
            } else {
                int rank = ranks[records.get(RecordLayout.INT, (long) places[i] + word.place())];
                into[i] = part.valueBehind(into[i], word.descending() ? last - rank : rank);
            }
        }
    }

    private void packTexts(Part part, MemorySegment records, int[] places, int count, long[] into) {
        KeyWord word = part.word();
        int shared = word.kind() == KeyWord.Kind.TEXT ? Math.max(0, part.range().shared) : 0;
        long all = part.bits() == 0 ? 0 : -1L >>> (BITS - part.bits());
        for (int i = 0; i < count; i++) {
            if (word.isNull(records, places[i])) {
                into[i] = part.nullBehind(into[i]);
            } else {
                long value = TextPrefix.of(
                        order.textBytes(word, records, places[i]),
                        order.textStart(word, records, places[i]) + shared,
                        order.textLength(word, records, places[i]) - shared,
                        part.bits());
                into[i] = part.valueBehind(into[i], word.descending() ? all - value : value);
            }
        }
    }

    /// Where a part of the key lies in the number: behind what is there already.
    ///
    /// @param nullBits 1 where there are nulls
    /// @param bits those of its values
    /// @param kept how many of them there is room for, the highest
    private record Part(KeyWord word, KeyRange range, int nullBits, int bits, int kept) {

        long behind(long number, long value) {
            if (kept == 0) {
                return number;
            }
            return shifted(number, kept) | (value >>> (bits - kept));
        }

        void behind(long[] packed, int from, int to, long[] numbers, long least) {
            if (kept == 0) {
                return;
            }
            int cut = bits - kept;
            // Shifted twice, since a shift by all bits would be none.
            int shift = kept - 1;
            for (int i = from; i < to; i++) {
                packed[i] = (packed[i] << shift << 1) | ((numbers[i - from] - least) >>> cut);
            }
        }

        long valueBehind(long number, long value) {
            long flagged = nullBits == 0 ? number : (number << 1) | (word.nullsFirst() ? 1 : 0);
            return behind(flagged, value);
        }

        long nullBehind(long number) {
            return shifted(nullBits == 0 ? number : (number << 1) | (word.nullsFirst() ? 0 : 1), kept);
        }

        /// A shift by all bits, of what is 0 then, would be none.
        private static long shifted(long number, int bits) {
            return bits == BITS ? 0 : number << bits;
        }
    }
}
