package dev.leat.core.aggregate;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.core.memory.GrowingMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Groups by key: records in the order in which groups came, and an open-addressed table of 8-byte slots that name
/// them, half of it free at least. A slot holds a group's number plus 1, and above it the upper half of its key's hash;
/// the lower half says where it belongs.
final class Table implements AutoCloseable {

    static final String OWNER = "groups";

    private static final int FIRST = 1024;
    private static final int MOST = 1 << 30;

    /// Up to so many groups the processor keeps the slots near by itself.
    private static final int CACHED = 1 << 14;

    /// Up to so many groups a table becomes four times as large, not twice: they are put into slots anew less
    /// often.
    private static final int QUADRUPLED = 1 << 18;

    private static final long EMPTY = 0;
    private static final long TAG = 0xffff_ffffL << 32;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final Layout layout;
    private final Share share;
    private final GrowingMemory records;
    private final GrowingMemory slots;
    private final Words words;
    private final int keyWords;
    private int capacity;

    /// Without it, what only loads would be left out.
    @SuppressWarnings("UnusedVariable")
    private long touched;

    private int count;

    /// @param share says how large it may become
    Table(Layout layout, MemoryBudget memory, Share share) {
        this.layout = layout;
        this.share = share;
        this.records = new GrowingMemory(memory, OWNER);
        this.slots = new GrowingMemory(memory, OWNER);
        this.words = new Words(memory, this::allowed);
        this.keyWords = layout.keyWords();
    }

    int count() {
        return count;
    }

    MemorySegment records() {
        return records.segment();
    }

    Words words() {
        return words;
    }

    /// Whether nothing was put into it.
    boolean empty() {
        return count == 0;
    }

    /// Finds or makes the groups of the first rows of some keys.
    ///
    /// @param groups takes the numbers, four bytes each
    /// @return how many rows have theirs: fewer where one more group does not fit
    int number(Keys keys, int rows, MemorySegment groups) {
        if (capacity > CACHED) {
            touch(keys, rows);
        }
        int group = -1;
        for (int row = 0; row < rows; row++) {
            // Where rows come in order those of a group follow each other.
            if (row == 0 || !keys.same(row - 1, row)) {
                group = group(keys, row);
            }
            if (group < 0) {
                return row;
            }
            groups.setAtIndex(ValueLayout.JAVA_INT, row, group);
        }
        return rows;
    }

    /// Loads where the groups of some rows will be looked for. Loads that wait for nothing wait for memory
    /// together, and those that look for groups find it near.
    private void touch(Keys keys, int rows) {
        MemorySegment table = slots.segment();
        MemorySegment all = records.segment();
        long mask = 2L * capacity - 1;
        long sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += table.getAtIndex(LONG, keys.hash(row) & mask);
        }
        for (int row = 0; row < rows; row++) {
            long entry = table.getAtIndex(LONG, keys.hash(row) & mask);
            sum += entry == EMPTY ? 0 : all.get(LONG, ((int) entry - 1) * layout.bytes() + Layout.NULLS);
        }
        touched = sum;
    }

    /// Finds or makes the group of a key.
    ///
    /// @return its number, or -1 where it does not fit
    int group(Keys keys, int row) {
        if (count == capacity && !grow()) {
            return find(keys, row);
        }
        MemorySegment table = slots.segment();
        long hash = keys.hash(row);
        long mask = 2L * capacity - 1;
        for (long at = hash & mask; ; at = at + 1 & mask) {
            long entry = table.getAtIndex(LONG, at);
            if (entry == EMPTY) {
                table.setAtIndex(LONG, at, (hash & TAG) | (count + 1L));
                return add(keys, row, hash);
            }
            if (((entry ^ hash) & TAG) == 0 && same((int) entry - 1, keys, row)) {
                return (int) entry - 1;
            }
        }
    }

    private int find(Keys keys, int row) {
        long hash = keys.hash(row);
        long mask = 2L * capacity - 1;
        if (capacity == 0) {
            return -1;
        }
        for (long at = hash & mask; ; at = at + 1 & mask) {
            long entry = slots.segment().getAtIndex(LONG, at);
            if (entry == EMPTY) {
                return -1;
            }
            if (((entry ^ hash) & TAG) == 0 && same((int) entry - 1, keys, row)) {
                return (int) entry - 1;
            }
        }
    }

    private boolean same(int group, Keys keys, int row) {
        MemorySegment all = records.segment();
        long at = group * layout.bytes();
        if (all.get(LONG, at + Layout.NULLS) != keys.nulls(row)) {
            return false;
        }
        for (int word = 0; word < keyWords; word++) {
            if (all.get(LONG, at + Layout.KEYS + 8L * word) != keys.word(word, row)) {
                return false;
            }
        }
        return true;
    }

    private int add(Keys keys, int row, long hash) {
        MemorySegment all = records.segment();
        long at = count * layout.bytes();
        all.set(LONG, at + Layout.HASH, hash);
        all.set(LONG, at + Layout.NULLS, keys.nulls(row));
        for (int word = 0; word < keyWords; word++) {
            all.set(LONG, at + Layout.KEYS + 8L * word, keys.word(word, row));
        }
        for (long state = Layout.KEYS + 8L * keyWords; state < layout.bytes(); state += 8) {
            all.set(LONG, at + state, 0);
        }
        return count++;
    }

    /// Adds a record as it is, whose key is looked for by nobody.
    ///
    /// @return where it lies
    long append() {
        long at = count * layout.bytes();
        records.atLeast(at + layout.bytes());
        count++;
        return at;
    }

    private boolean grow() {
        int more = capacity == 0 ? FIRST : (capacity < QUADRUPLED ? 4 : 2) * capacity;
        return (fits(more) && grow(more)) || (fits(2 * capacity) && grow(2 * capacity));
    }

    /// Whether it may have room for so many groups.
    private boolean fits(int groups) {
        return groups > capacity && groups <= MOST && allowed((layout.bytes() + 16) * (groups - capacity));
    }

    private boolean grow(int more) {
        try {
            records.atLeast(layout.bytes() * more);
            slots.atLeast(16L * more);
        } catch (MemoryExceededException e) {
            if (count == 0 || !share.spilling()) {
                throw e;
            }
            return false;
        }
        capacity = more;
        clearSlots();
        refill();
        return true;
    }

    private void refill() {
        MemorySegment table = slots.segment();
        long mask = 2L * capacity - 1;
        for (int group = 0; group < count; group++) {
            long hash = records.segment().get(LONG, group * layout.bytes() + Layout.HASH);
            long at = hash & mask;
            while (table.getAtIndex(LONG, at) != EMPTY) {
                at = at + 1 & mask;
            }
            table.setAtIndex(LONG, at, (hash & TAG) | (group + 1L));
        }
    }

    private boolean allowed(long more) {
        return share.allows(bytes(), more);
    }

    /// What it takes.
    long bytes() {
        return records.segment().byteSize() + slots.segment().byteSize() + words.bytes();
    }

    private void clearSlots() {
        slots.segment().asSlice(0, 16L * capacity).fill((byte) EMPTY);
    }

    Layout.Group group(int number) {
        return new Layout.Group(
                records.segment(), number * layout.bytes(), words.heap().bytes());
    }

    /// Orders the groups by key, in the memory of the slots. No group can be found or added then, until all are
    /// [forgotten][#clear].
    Sorted sorted() {
        MemorySegment pairs = slots.atLeast(16L * count);
        MemorySegment all = records.segment();
        MemorySegment texts = words.heap().bytes();
        boolean nulls = layout.keys().isEmpty() || nullFirst();
        for (int group = 0; group < count; group++) {
            long at = group * layout.bytes();
            pairs.setAtIndex(LONG, 2L * group, nulls ? layout.prefix(all, at, texts) : layout.ordered(all, at, texts));
            pairs.setAtIndex(LONG, 2L * group + 1, group);
        }
        long width = layout.bytes();
        new Sort(pairs, (one, other) -> layout.compare(all, one * width, texts, all, other * width, texts)).sort(count);
        return new Sorted(layout, count, all, pairs, texts);
    }

    /// Whether the first key of some group is null.
    private boolean nullFirst() {
        long nulls = 0;
        for (int group = 0; group < count; group++) {
            nulls |= records.segment().get(LONG, group * layout.bytes() + Layout.NULLS);
        }
        return (nulls & 1) != 0;
    }

    /// Forgets all groups, and keeps the memory.
    void clear() {
        count = 0;
        clearSlots();
        words.clear();
    }

    @Override
    public void close() {
        records.close();
        slots.close();
        words.close();
    }

    /// Groups in the order of their keys.
    record Sorted(Layout layout, int count, MemorySegment records, MemorySegment pairs, MemorySegment texts) {
        Layout.Group group(int index) {
            long group = pairs.getAtIndex(LONG, 2L * index + 1);
            return new Layout.Group(records, group * layout.bytes(), texts);
        }
    }

    /// How much a table may hold.
    interface Share {

        /// Whether a table that holds so many bytes may take more.
        boolean allows(long held, long more);

        /// Whether what does not fit can be spilled.
        boolean spilling();
    }
}
