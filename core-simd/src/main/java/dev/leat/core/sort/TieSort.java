package dev.leat.core.sort;

import java.lang.foreign.MemorySegment;

/// Sorts places of records by their whole keys, stably: a merge sort that leaves alone what is in order.
final class TieSort {

    private static final int SMALL = 8;

    private final KeyOrder order;

    TieSort(KeyOrder order) {
        this.order = order;
    }

    /// Sorts the places from `from` to before `to`.
    ///
    /// @param spare as long as `places`; what is in it is lost
    void sort(MemorySegment records, int[] places, int[] spare, int from, int to) {
        if (to - from <= SMALL) {
            insert(records, places, from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        sort(records, places, spare, from, middle);
        sort(records, places, spare, middle, to);
        if (order.compare(records, places[middle - 1], records, places[middle]) > 0) {
            merge(records, places, spare, from, middle, to);
        }
    }

    private void insert(MemorySegment records, int[] places, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int place = places[i];
            int hole = i;
            while (hole > from && order.compare(records, places[hole - 1], records, place) > 0) {
                places[hole] = places[hole - 1];
                hole--;
            }
            places[hole] = place;
        }
    }

    private void merge(MemorySegment records, int[] places, int[] spare, int from, int middle, int to) {
        System.arraycopy(places, from, spare, from, middle - from);
        int left = from;
        int right = middle;
        int into = from;
        while (left < middle) {
            boolean takeRight = right < to && order.compare(records, spare[left], records, places[right]) > 0;
            places[into++] = takeRight ? places[right++] : spare[left++];
        }
    }
}
