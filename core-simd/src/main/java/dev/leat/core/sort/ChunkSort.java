package dev.leat.core.sort;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Sorts the records of a chunk, stably: by their [packed][Packing] keys, digit by digit from the lowest (Knuth, TAOCP
/// 3, §5.2.5), and where packed keys are equal and do not tell all, by the keys themselves and the numbers of the rows.
/// Records that are in order already cost a look.
///
/// It works in arrays of the heap, which hold 24 bytes for each record of one chunk.
final class ChunkSort {

    private static final int DIGIT_BITS = 8;
    private static final int DIGITS = Long.SIZE / DIGIT_BITS;
    private static final int VALUES = 1 << DIGIT_BITS;

    private final KeyOrder order;
    private final TieSort ties;
    private long[] keys = new long[0];
    private long[] otherKeys = new long[0];
    private int[] places = new int[0];
    private int[] otherPlaces = new int[0];

    ChunkSort(KeyOrder order) {
        this.order = order;
        this.ties = new TieSort(order);
    }

    /// Sorts a chunk.
    ///
    /// @return what its keys lie between
    KeyRanges sort(Chunk chunk) {
        int count = chunk.count();
        if (keys.length < count) {
            keys = new long[count];
            otherKeys = new long[count];
            places = new int[count];
            otherPlaces = new int[count];
        }
        MemorySegment records = chunk.memory();
        int place = 0;
        for (int i = 0; i < count; i++) {
            places[i] = place;
            place += order.layout().length(records, place);
        }
        var ranges = new KeyRanges(order);
        ranges.add(order, records, places, count);
        var packing = new Packing(order, ranges);
        packing.pack(records, places, count, keys);
        boolean exact = packing.exact() && chunk.ascending();
        if (!sorted(records, count, exact)) {
            sortByKeys(count, packing.bits());
            if (!exact) {
                sortTies(records, count);
            }
        }
        chunk.order(places);
        return ranges;
    }

    private boolean sorted(MemorySegment records, int count, boolean exact) {
        for (int i = 1; i < count; i++) {
            int by = Long.compareUnsigned(keys[i - 1], keys[i]);
            if (by > 0 || (by == 0 && !exact && order.compare(records, places[i - 1], records, places[i]) > 0)) {
                return false;
            }
        }
        return true;
    }

    private void sortByKeys(int count, int bits) {
        int digits = (bits + DIGIT_BITS - 1) / DIGIT_BITS;
        int[] counts = new int[DIGITS * VALUES];
        for (int i = 0; i < count; i++) {
            long key = keys[i];
            for (int digit = 0; digit < digits; digit++) {
                counts[digit * VALUES + digit(key, digit)]++;
            }
        }
        for (int digit = 0; digit < digits; digit++) {
            int[] starts = Arrays.copyOfRange(counts, digit * VALUES, (digit + 1) * VALUES);
            if (starts[digit(keys[0], digit)] < count) {
                distribute(count, digit, starts);
            }
        }
    }

    /// Moves keys and places to where their digit belongs.
    private void distribute(int count, int digit, int[] counts) {
        int start = 0;
        for (int value = 0; value < VALUES; value++) {
            int many = counts[value];
            counts[value] = start;
            start += many;
        }
        long[] fromKeys = keys;
        int[] fromPlaces = places;
        long[] toKeys = otherKeys;
        int[] toPlaces = otherPlaces;
        for (int i = 0; i < count; i++) {
            long key = fromKeys[i];
            int to = counts[digit(key, digit)]++;
            toKeys[to] = key;
            toPlaces[to] = fromPlaces[i];
        }
        keys = toKeys;
        otherKeys = fromKeys;
        places = toPlaces;
        otherPlaces = fromPlaces;
    }

    private static int digit(long key, int digit) {
        return (int) (key >>> (digit * DIGIT_BITS)) & (VALUES - 1);
    }

    private void sortTies(MemorySegment records, int count) {
        int start = 0;
        for (int i = 1; i <= count; i++) {
            if (i == count || keys[i] != keys[start]) {
                if (i - start > 1) {
                    ties.sort(records, places, otherPlaces, start, i);
                }
                start = i;
            }
        }
    }
}
