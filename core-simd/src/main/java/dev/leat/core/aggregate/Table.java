package dev.leat.core.aggregate;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.core.memory.GrowingMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Groups by key: records in the order in which groups came, and an open-addressed table of 8-byte slots that name
/// them, half of it free at least. A slot holds a group's number plus 1, and above it the upper half of its key's hash;
/// the lower half says where it belongs.
///
/// Where rows come in the order of their first key, as those of a tape do by time, groups whose key has passed are
/// [closed][Closed], so that the table stays small. Rows behind the order begin another stretch of those, or, where
/// that happens often, end the closing.
final class Table implements AutoCloseable {

    static final String OWNER = "groups";

    /// Groups that there is room for at first, as far as they do not take more than so many bytes.
    private static final int FIRST = 1024;

    private static final long FIRST_BYTES = 128 << 10;
    private static final int LEAST = 16;
    private static final int MOST = 1 << 30;

    /// Up to so many groups the processor keeps the slots near by itself.
    private static final int CACHED = 1 << 14;

    /// Up to so many groups a table becomes four times as large, not twice: they are put into slots anew less
    /// often.
    private static final int QUADRUPLED = 1 << 18;

    /// So many open groups stay in the processor's cache; there is no use in closing fewer.
    private static final int CLOSED = 1024;

    /// Stretches are merged in the end. Where rows are behind the order more often, or sooner, than this, they have
    /// none.
    private static final int MOST_STRETCHES = 16;

    private static final int LEAST_STRETCH = 4 * Slice.MOST;

    private static final long EMPTY = 0;
    private static final long TAG = 0xffff_ffffL << 32;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final Layout layout;
    private final Share share;
    private final GrowingMemory records;
    private final GrowingMemory slots;
    private final Words words;
    private final int keyWords;

    private final Closed closed;
    private int capacity;

    /// Whether rows have come in the order of their first key so far, or in few stretches.
    private boolean ordered;

    /// The last first key, if they have.
    private long latest;

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
        this.closed = new Closed(layout, memory);
        this.ordered = layout.orderedByNumber();
    }

    /// How many groups there are that rows may be of.
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
        return count + closed.count() == 0;
    }

    /// Finds or makes the groups of the first rows of some keys.
    ///
    /// @param groups takes the numbers, four bytes each
    /// @return how many rows have theirs: fewer where one more group does not fit
    int number(Keys keys, int rows, MemorySegment groups) {
        if (ordered) {
            follow(keys, rows);
        }
        if (capacity > CACHED) {
            touch(keys, rows);
        }
        for (int row = 0; row < rows; row++) {
            int group = group(keys, row);
            if (group < 0) {
                return row;
            }
            groups.setAtIndex(ValueLayout.JAVA_INT, row, group);
        }
        return rows;
    }

    /// Closes groups that rows have passed.
    private void follow(Keys keys, int rows) {
        ordered = keys.ascending(rows);
        long first = keys.word(0, 0);
        if (ordered && count > 0) {
            if (first < latest) {
                ordered = closed.stretches() < MOST_STRETCHES && closed.ofStretch() >= LEAST_STRETCH && close(count);
                if (ordered) {
                    closed.stretch();
                }
            } else if (count >= CLOSED && firstKey(0) < first) {
                int passed = count;
                while (firstKey(passed - 1) >= first) {
                    passed--;
                }
                ordered = close(passed);
            }
        }
        latest = keys.word(0, rows - 1);
    }

    private long firstKey(int group) {
        return records.segment().get(LONG, group * layout.bytes() + Layout.KEYS);
    }

    /// Closes the first groups, which have no key behind those of others.
    ///
    /// @return whether there was room for them
    private boolean close(int passed) {
        if (!closable(passed)) {
            return false;
        }
        MemorySegment pairs = pairs(passed);
        MemorySegment all = records.segment();
        long width = layout.bytes();
        for (int i = 0; i < passed; i++) {
            closed.add(all, pairs.getAtIndex(LONG, 2L * i + 1) * width);
        }
        count -= passed;
        MemorySegment.copy(all, passed * width, all, 0, count * width);
        refill();
        return true;
    }

    private boolean closable(int passed) {
        long wanted = closed.wanted(passed);
        if (wanted > 0 && !allowed(wanted)) {
            return false;
        }
        try {
            closed.reserve(passed);
        } catch (MemoryExceededException _) {
            return false;
        }
        return true;
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
        int more = capacity == 0 ? first() : (capacity < QUADRUPLED ? 4 : 2) * capacity;
        return (fits(more) && grow(more)) || (fits(2 * capacity) && grow(2 * capacity));
    }

    private int first() {
        return Integer.highestOneBit(Math.clamp(FIRST_BYTES / layout.bytes(), LEAST, FIRST));
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
            if (empty() || !share.spilling()) {
                throw e;
            }
            return false;
        }
        capacity = more;
        refill();
        return true;
    }

    private void refill() {
        MemorySegment table = slots.segment();
        long mask = 2L * capacity - 1;
        clearSlots();
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
        return records.segment().byteSize() + slots.segment().byteSize() + words.bytes() + closed.bytes();
    }

    private void clearSlots() {
        slots.segment().asSlice(0, 16L * capacity).fill((byte) EMPTY);
    }

    /// Orders the groups by key, in the memory of the slots. No group can be found or added then, until all are
    /// [forgotten][#clear].
    ///
    /// @return stretches of groups; different ones may have groups of the same key
    List<Sorted> sorted() {
        if (ordered && closed.ofStretch() > 0) {
            close(count);
        }
        return stretches(true);
    }

    /// All groups as they are: stretches of them, of which different ones may have groups of the same key.
    List<Sorted> stretches() {
        return stretches(false);
    }

    private List<Sorted> stretches(boolean sorting) {
        MemorySegment texts = words.heap().bytes();
        List<Sorted> stretches = closed.sorted(texts);
        if (count > 0) {
            MemorySegment pairs = sorting ? pairs(count) : MemorySegment.NULL;
            stretches.add(new Sorted(layout, count, List.of(records.segment()), Sorted.ONE_PIECE, 0, pairs, texts));
        }
        return stretches;
    }

    /// Pairs of prefixes and numbers of the first groups, in the order of their keys.
    private MemorySegment pairs(int first) {
        MemorySegment pairs = slots.atLeast(16L * first);
        MemorySegment all = records.segment();
        MemorySegment texts = words.heap().bytes();
        long width = layout.bytes();
        boolean nulls = layout.keys().isEmpty() || nullFirst(first);
        for (int group = 0; group < first; group++) {
            long at = group * width;
            pairs.setAtIndex(LONG, 2L * group, nulls ? layout.prefix(all, at, texts) : layout.ordered(all, at, texts));
            pairs.setAtIndex(LONG, 2L * group + 1, group);
        }
        new Sort(pairs, (one, other) -> layout.compare(all, one * width, texts, all, other * width, texts)).sort(first);
        return pairs;
    }

    /// Whether the first key of some of the first groups is null.
    private boolean nullFirst(int first) {
        long nulls = 0;
        for (int group = 0; group < first; group++) {
            nulls |= records.segment().get(LONG, group * layout.bytes() + Layout.NULLS);
        }
        return (nulls & 1) != 0;
    }

    /// Forgets all groups, and keeps the memory, but for that of closed groups where there will be no more.
    void clear() {
        count = 0;
        closed.clear();
        if (!ordered) {
            closed.close();
        }
        ordered = layout.orderedByNumber();
        clearSlots();
        words.clear();
    }

    @Override
    public void close() {
        records.close();
        slots.close();
        closed.close();
        words.close();
    }

    /// How much a table may hold.
    interface Share {

        /// Whether a table that holds so many bytes may take more.
        boolean allows(long held, long more);

        /// Whether what does not fit can be spilled.
        boolean spilling();
    }
}
