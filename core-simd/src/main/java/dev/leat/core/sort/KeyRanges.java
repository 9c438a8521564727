package dev.leat.core.sort;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The [KeyRange] of each part of a key, over some records.
final class KeyRanges {

    private final List<KeyRange> ranges = new ArrayList<>();

    KeyRanges(KeyOrder order) {
        order.words().forEach(_ -> ranges.add(new KeyRange()));
    }

    KeyRange of(int word) {
        return ranges.get(word);
    }

    void add(KeyOrder order, MemorySegment records, int[] places, int count) {
        long[] numbers = new long[Packing.BLOCK];
        for (int word = 0; word < ranges.size(); word++) {
            KeyWord key = order.words().get(word);
            for (int from = 0; from < count; from += Packing.BLOCK) {
                int to = Math.min(count, from + Packing.BLOCK);
                ranges.get(word).add(order, key, records, places, from, to, numbers);
            }
        }
    }

    void add(KeyRanges others) {
        for (int word = 0; word < ranges.size(); word++) {
            ranges.get(word).add(others.ranges.get(word));
        }
    }
}
