package dev.leat.core.sort;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Between what one part of the key lies, over some records: from which to which number, or what all texts start with.
final class KeyRange {

    private static final int MOST_SHARED = 256;

    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    boolean nulls;

    /// Whether a text is in a record, and not a number of a word.
    boolean inline;

    /// How many bytes all texts start with, up to [#MOST_SHARED], and which.
    int shared = -1;

    private byte[] start = new byte[0];

    /// The length of the longest text.
    int longest;

    /// Takes the records at some places.
    ///
    /// @param numbers has room for one for each place
    void add(KeyOrder order, KeyWord word, MemorySegment records, int[] places, int from, int to, long[] numbers) {
        boolean anyNull = word.anyNull(records, places, from, to);
        nulls |= anyNull;
        if (word.text()) {
            for (int i = from; i < to; i++) {
                if (!anyNull || !word.isNull(records, places[i])) {
                    addText(order, word, records, places[i]);
                }
            }
            return;
        }
        word.numbers(records, places, from, to, numbers);
        for (int i = 0; i < to - from; i++) {
            if (!anyNull || !word.isNull(records, places[from + i])) {
                least = Math.min(least, numbers[i]);
                most = Math.max(most, numbers[i]);
            }
        }
    }

    private void addText(KeyOrder order, KeyWord word, MemorySegment records, long record) {
        if (records.get(RecordLayout.INT, record + word.place()) >= 0) {
            return;
        }
        inline = true;
        int length = order.textLength(word, records, record);
        long from = order.textStart(word, records, record);
        longest = Math.max(longest, length);
        if (shared < 0) {
            shared = Math.min(length, MOST_SHARED);
            start = new byte[shared];
            MemorySegment.copy(records, RecordLayout.BYTE, from, start, 0, shared);
            return;
        }
        int limit = Math.min(shared, length);
        int same = 0;
        while (same < limit && records.get(RecordLayout.BYTE, from + same) == start[same]) {
            same++;
        }
        shared = same;
    }

    /// Takes the records of another.
    void add(KeyRange other) {
        least = Math.min(least, other.least);
        most = Math.max(most, other.most);
        nulls |= other.nulls;
        inline |= other.inline;
        longest = Math.max(longest, other.longest);
        if (shared < 0) {
            shared = other.shared;
            start = other.start;
        } else if (other.shared >= 0) {
            int differs = Arrays.mismatch(start, 0, shared, other.start, 0, other.shared);
            shared = differs < 0 ? shared : differs;
        }
    }
}
