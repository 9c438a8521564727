package dev.leat.core.aggregate;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Sorts pairs of a prefix and a number in place: by the prefix, unsigned, then as a comparison of numbers says. No two
/// are the same.
///
/// Many are dealt out by the uppermost byte in which prefixes differ (McIlroy, Bostic and McIlroy 1993, "Engineering
/// Radix Sort": the American flag sort). Few, and those of one prefix, are sorted by quicksort of the median of three,
/// down to insertion; heapsort where it goes too deep (Musser 1997, "Introspective Sorting and Selection Algorithms").
final class Sort {

    private static final int INSERTED = 16;

    /// Fewer are not dealt out.
    private static final int DEALT = 256;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final MemorySegment pairs;
    private final Comparison comparison;

    Sort(MemorySegment pairs, Comparison comparison) {
        this.pairs = pairs;
        this.comparison = comparison;
    }

    void sort(int count) {
        if (ascending(count)) {
            ties(count);
        } else {
            deal(0, count);
        }
    }

    private boolean ascending(int count) {
        for (int i = 1; i < count; i++) {
            if (Long.compareUnsigned(prefix(i), prefix(i - 1L)) < 0) {
                return false;
            }
        }
        return true;
    }

    /// Sorts those of one prefix, where prefixes are in order.
    private void ties(int count) {
        int start = 0;
        for (int i = 1; i <= count; i++) {
            if (i == count || prefix(i) != prefix(start)) {
                sort(start, i);
                start = i;
            }
        }
    }

    private void sort(long from, long to) {
        if (to - from > 1) {
            quick(from, to, 2 * (64 - Long.numberOfLeadingZeros(to - from)));
        }
    }

    private void deal(long from, long to) {
        long differing = to - from < DEALT ? 0 : differing(from, to);
        if (differing == 0) {
            sort(from, to);
            return;
        }
        int shift = (63 - Long.numberOfLeadingZeros(differing)) & -8;
        long[] ends = new long[256];
        for (long i = from; i < to; i++) {
            ends[digit(prefix(i), shift)]++;
        }
        long[] next = new long[256];
        long end = from;
        for (int digit = 0; digit < 256; digit++) {
            next[digit] = end;
            end += ends[digit];
            ends[digit] = end;
        }
        for (int digit = 0; digit < 256; digit++) {
            permute(digit, next, ends, shift);
        }
        long start = from;
        for (int digit = 0; digit < 256; digit++) {
            if (ends[digit] - start > 1) {
                deal(start, ends[digit]);
            }
            start = ends[digit];
        }
    }

    /// Fills the places of a digit, and on the way those that belong to what was there.
    private void permute(int digit, long[] next, long[] ends, int shift) {
        while (next[digit] < ends[digit]) {
            long prefix = prefix(next[digit]);
            long number = number(next[digit]);
            for (int of = digit(prefix, shift); of != digit; of = digit(prefix, shift)) {
                long place = next[of]++;
                long prefixThere = prefix(place);
                long numberThere = number(place);
                set(place, prefix, number);
                prefix = prefixThere;
                number = numberThere;
            }
            set(next[digit]++, prefix, number);
        }
    }

    /// The bits in which some prefixes differ.
    private long differing(long from, long to) {
        long first = prefix(from);
        long differing = 0;
        for (long i = from + 1; i < to; i++) {
            differing |= prefix(i) ^ first;
        }
        return differing;
    }

    private static int digit(long prefix, int shift) {
        return (int) (prefix >>> shift) & 0xff;
    }

    private void quick(long start, long end, int depth) {
        long from = start;
        long to = end;
        int left = depth;
        while (to - from > INSERTED) {
            if (left-- == 0) {
                heap(from, to);
                return;
            }
            long cut = partition(from, to);
            // The shorter part first, so that the stack stays short.
            if (cut - from < to - cut - 1) {
                quick(from, cut, left);
                from = cut + 1;
            } else {
                quick(cut + 1, to, left);
                to = cut;
            }
        }
        insert(from, to);
    }

    /// Puts the median of three where it belongs, what is less before it, and the rest behind.
    private long partition(long from, long to) {
        long last = to - 1;
        long middle = from + ((to - from) >>> 1);
        if (less(middle, from)) {
            swap(middle, from);
        }
        if (less(last, middle)) {
            swap(last, middle);
            if (less(middle, from)) {
                swap(middle, from);
            }
        }
        swap(middle, last - 1);
        long prefix = prefix(last - 1);
        long number = number(last - 1);
        long i = from;
        long j = last - 1;
        while (true) {
            do {
                i++;
            } while (less(prefix(i), number(i), prefix, number));
            do {
                j--;
            } while (less(prefix, number, prefix(j), number(j)));
            if (i >= j) {
                swap(i, last - 1);
                return i;
            }
            swap(i, j);
        }
    }

    private void insert(long from, long to) {
        for (long i = from + 1; i < to; i++) {
            long prefix = prefix(i);
            long number = number(i);
            long j = i;
            while (j > from && less(prefix, number, prefix(j - 1), number(j - 1))) {
                set(j, prefix(j - 1), number(j - 1));
                j--;
            }
            set(j, prefix, number);
        }
    }

    private void heap(long from, long to) {
        long count = to - from;
        for (long root = count / 2 - 1; root >= 0; root--) {
            sink(from, root, count);
        }
        for (long end = count - 1; end > 0; end--) {
            swap(from, from + end);
            sink(from, 0, end);
        }
    }

    private void sink(long from, long start, long count) {
        long root = start;
        while (2 * root + 1 < count) {
            long child = 2 * root + 1;
            if (child + 1 < count && less(from + child, from + child + 1)) {
                child++;
            }
            if (!less(from + root, from + child)) {
                return;
            }
            swap(from + root, from + child);
            root = child;
        }
    }

    private boolean less(long i, long j) {
        return less(prefix(i), number(i), prefix(j), number(j));
    }

    private boolean less(long prefix, long number, long otherPrefix, long otherNumber) {
        if (prefix != otherPrefix) {
            return Long.compareUnsigned(prefix, otherPrefix) < 0;
        }
        return number != otherNumber && comparison.compare(number, otherNumber) < 0;
    }

    private void swap(long i, long j) {
        long prefix = prefix(i);
        long number = number(i);
        set(i, prefix(j), number(j));
        set(j, prefix, number);
    }

    private long prefix(long i) {
        return pairs.getAtIndex(LONG, 2 * i);
    }

    private long number(long i) {
        return pairs.getAtIndex(LONG, 2 * i + 1);
    }

    private void set(long i, long prefix, long number) {
        pairs.setAtIndex(LONG, 2 * i, prefix);
        pairs.setAtIndex(LONG, 2 * i + 1, number);
    }

    /// Compares what two numbers stand for.
    @FunctionalInterface
    interface Comparison {
        int compare(long one, long other);
    }
}
