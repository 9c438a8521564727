package dev.leat.core.aggregate;

import dev.leat.core.aggregate.Layout.Group;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Groups in memory, in the order of their keys, of which there are no two the same.
///
/// @param pieces what records lie in, each with two to the power of `pieceBits` of them
/// @param from the number of the first record; the others follow it, unless there are pairs
/// @param pairs the number of the record of each group, as every second word; or nothing
record Sorted(
        Layout layout,
        int count,
        List<MemorySegment> pieces,
        int pieceBits,
        int from,
        MemorySegment pairs,
        MemorySegment texts) {

    /// All in one piece.
    static final int ONE_PIECE = Integer.SIZE - 1;

    Sorted {
        pieces = List.copyOf(pieces);
    }

    Group group(int index) {
        int number =
                pairs.byteSize() == 0 ? from + index : (int) pairs.getAtIndex(ValueLayout.JAVA_LONG, 2L * index + 1);
        long at = (number & ((1L << pieceBits) - 1)) * layout.bytes();
        return new Group(pieces.get(number >>> pieceBits), at, texts);
    }

    /// The first between two places whose key is not less than that of another group, or the second place.
    int notLess(Group key, int first, int last) {
        int low = first;
        int high = last;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (layout.compare(group(middle), key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The groups from one place to another.
    Cursor cursor(int first, int last) {
        return new Cursor() {
            private int index = first - 1;
            private long prefix;
            private Group group = new Group(MemorySegment.NULL, 0, texts);

            @Override
            public boolean next() {
                if (++index >= last) {
                    return false;
                }
                group = Sorted.this.group(index);
                prefix = layout.prefix(group.records(), group.at(), texts);
                return true;
            }

            @Override
            public Group group() {
                return group;
            }

            @Override
            public long prefix() {
                return prefix;
            }

            @Override
            public void close() {}
        };
    }
}
