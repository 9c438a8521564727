package dev.leat.core.aggregate;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.core.memory.GrowingMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The rows of a slice, those of a group beside each other: stretches of rows of one group, in the order in which they
/// came. So a state is loaded and stored once a stretch, and worked on in registers.
///
/// Where rows of few groups alternate they are dealt out, and a group has one stretch. Otherwise rows stay where they
/// are, and a group may have several, the earlier rows in the earlier ones.
final class Stretches implements AutoCloseable {

    /// Where groups have fewer rows than this, stretches are too short for rows to be moved.
    private static final int ROWS_OF_GROUP = 2;

    /// Where they have more than this they need no look whether they alternate.
    private static final int MANY_OF_GROUP = 32;

    private static final int MOST = Slice.MOST;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private final GrowingMemory scratch;

    // Views of the scratch.
    private MemorySegment order = MemorySegment.NULL;
    private MemorySegment groups = MemorySegment.NULL;
    private MemorySegment ends = MemorySegment.NULL;
    private MemorySegment counts = MemorySegment.NULL;
    private int count;

    Stretches(MemoryBudget memory) {
        this.scratch = new GrowingMemory(memory, Table.OWNER);
    }

    /// Finds those of some rows.
    ///
    /// @param groupOfRow the number of each row's group, four bytes each
    /// @param groupCount how many groups there are
    void of(MemorySegment groupOfRow, int rows, int groupCount) {
        start();
        if (groupCount <= rows / MANY_OF_GROUP) {
            deal(groupOfRow, rows, 0, groupCount);
            return;
        }
        int least = Integer.MAX_VALUE;
        int most = -1;
        int changes = 0;
        int before = -1;
        for (int row = 0; row < rows; row++) {
            int group = groupOfRow.getAtIndex(INT, row);
            least = Math.min(least, group);
            most = Math.max(most, group);
            changes += group == before ? 0 : 1;
            before = group;
        }
        int window = most - least + 1;
        if (window <= rows / ROWS_OF_GROUP && window < changes) {
            deal(groupOfRow, rows, least, window);
        } else {
            leave(groupOfRow, rows);
        }
    }

    private void start() {
        if (order.byteSize() == 0) {
            MemorySegment all = scratch.atLeast(16L * MOST);
            order = all.asSlice(0, 4L * MOST);
            groups = all.asSlice(4L * MOST, 4L * MOST);
            ends = all.asSlice(8L * MOST, 4L * MOST);
            counts = all.asSlice(12L * MOST, 4L * MOST);
        }
    }

    private void deal(MemorySegment groupOfRow, int rows, int least, int window) {
        for (int group = 0; group < window; group++) {
            counts.setAtIndex(INT, group, 0);
        }
        for (int row = 0; row < rows; row++) {
            int group = groupOfRow.getAtIndex(INT, row) - least;
            counts.setAtIndex(INT, group, counts.getAtIndex(INT, group) + 1);
        }
        int end = 0;
        count = 0;
        for (int group = 0; group < window; group++) {
            int many = counts.getAtIndex(INT, group);
            counts.setAtIndex(INT, group, end);
            end += many;
            if (many > 0) {
                groups.setAtIndex(INT, count, least + group);
                ends.setAtIndex(INT, count, end);
                count++;
            }
        }
        for (int row = 0; row < rows; row++) {
            int group = groupOfRow.getAtIndex(INT, row) - least;
            int place = counts.getAtIndex(INT, group);
            counts.setAtIndex(INT, group, place + 1);
            order.setAtIndex(INT, place, row);
        }
    }

    private void leave(MemorySegment groupOfRow, int rows) {
        count = 0;
        int group = -1;
        for (int row = 0; row < rows; row++) {
            order.setAtIndex(INT, row, row);
            int next = groupOfRow.getAtIndex(INT, row);
            if (next != group) {
                groups.setAtIndex(INT, count, next);
                count++;
            }
            ends.setAtIndex(INT, count - 1L, row + 1);
            group = next;
        }
    }

    int count() {
        return count;
    }

    /// The number of a stretch's group.
    long group(int stretch) {
        return groups.getAtIndex(INT, stretch);
    }

    /// Where in the [#order] a stretch starts.
    int start(int stretch) {
        return stretch == 0 ? 0 : ends.getAtIndex(INT, stretch - 1L);
    }

    int end(int stretch) {
        return ends.getAtIndex(INT, stretch);
    }

    /// The rows of all stretches, four bytes each.
    MemorySegment order() {
        return order;
    }

    @Override
    public void close() {
        scratch.close();
    }
}
