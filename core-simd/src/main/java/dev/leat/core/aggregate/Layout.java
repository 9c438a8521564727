package dev.leat.core.aggregate;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// The record of a group: the hash of its key, a bit for each key that is null, the keys, then the state of each
/// aggregate. A record of zeros has the states of no rows.
final class Layout {

    static final int HASH = 0;
    static final int NULLS = 8;
    static final int KEYS = 16;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final List<Field> keys;
    private final List<Aggregate> aggregates;
    private final Kind[] kinds;
    private final long[] keyAt;
    private final long[] stateAt;
    private final long[] textAt;
    private final long bytes;

    Layout(List<Field> keys, List<Aggregate> aggregates) {
        if (keys.size() > Long.SIZE) {
            throw new IllegalArgumentException(
                    "rows are grouped by " + Long.SIZE + " columns at most, not " + keys.size());
        }
        this.keys = List.copyOf(keys);
        this.aggregates = List.copyOf(aggregates);
        this.kinds = new Kind[keys.size()];
        this.keyAt = new long[keys.size()];
        this.stateAt = new long[aggregates.size()];
        List<Long> texts = new ArrayList<>();
        long at = KEYS;
        for (int key = 0; key < keys.size(); key++) {
            kinds[key] = Kind.of(keys.get(key).type());
            keyAt[key] = at;
            if (kinds[key] == Kind.TEXT) {
                texts.add(at);
            }
            at += kinds[key].bytes();
        }
        for (int i = 0; i < stateAt.length; i++) {
            Aggregate aggregate = aggregates.get(i);
            stateAt[i] = at;
            if (aggregate.textAt() != Aggregate.NO_TEXT) {
                texts.add(at + aggregate.textAt());
            }
            at += aggregate.bytes();
        }
        this.bytes = at;
        this.textAt = texts.stream().mapToLong(Long::longValue).toArray();
    }

    /// The columns of groups: keys, then aggregates.
    Schema output() {
        List<Field> fields = new ArrayList<>();
        keys.forEach(key -> fields.add(Cell.shown(key)));
        aggregates.forEach(aggregate -> fields.add(aggregate.field()));
        return new Schema(fields);
    }

    /// Of groups by the same keys and the values of one more column, with how many rows have them.
    Layout ofValues(Field column) {
        List<Field> more = new ArrayList<>(keys);
        more.add(column);
        return new Layout(more, List.of(new Count(new Field("rows", Type.INT64), Count.ROWS)));
    }

    List<Field> keys() {
        return keys;
    }

    List<Aggregate> aggregates() {
        return aggregates;
    }

    long bytes() {
        return bytes;
    }

    Kind kind(int key) {
        return kinds[key];
    }

    /// Whether groups are in the order of a number first: the word at [#KEYS].
    boolean orderedByNumber() {
        return kinds.length > 0 && kinds[0] == Kind.INTEGER;
    }

    long keyAt(int key) {
        return keyAt[key];
    }

    long stateAt(int aggregate) {
        return stateAt[aggregate];
    }

    /// Where in a record there are references to texts.
    long[] textAt() {
        return textAt;
    }

    /// The words of all keys.
    int keyWords() {
        int words = 0;
        for (Kind kind : kinds) {
            words += kind.words();
        }
        return words;
    }

    static boolean isNull(MemorySegment record, long at, int key) {
        return (record.get(LONG, at + NULLS) >>> key & 1) != 0;
    }

    /// Compares the keys of two groups, column by column; nulls come first.
    int compare(Group one, Group other) {
        return compare(one.records(), one.at(), one.texts(), other.records(), other.at(), other.texts());
    }

    int compare(MemorySegment a, long aAt, MemorySegment aTexts, MemorySegment b, long bAt, MemorySegment bTexts) {
        for (int key = 0; key < kinds.length; key++) {
            boolean aNull = isNull(a, aAt, key);
            boolean bNull = isNull(b, bAt, key);
            if (aNull || bNull) {
                if (aNull != bNull) {
                    return aNull ? -1 : 1;
                }
                continue;
            }
            int order = compare(kinds[key], a, aAt + keyAt[key], aTexts, b, bAt + keyAt[key], bTexts);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /// Compares two values of one kind.
    static int compare(
            Kind kind,
            MemorySegment a,
            long aAt,
            MemorySegment aTexts,
            MemorySegment b,
            long bAt,
            MemorySegment bTexts) {
        long one = a.get(LONG, aAt);
        long other = b.get(LONG, bAt);
        return switch (kind) {
            case INTEGER -> Long.compare(one, other);
            case REAL -> Double.compare(Double.longBitsToDouble(one), Double.longBitsToDouble(other));
            case WIDE -> {
                int high = Long.compare(a.get(LONG, aAt + 8), b.get(LONG, bAt + 8));
                yield high != 0 ? high : Long.compareUnsigned(one, other);
            }
            case TEXT -> TextHeap.compare(aTexts, one, bTexts, other);
        };
    }

    /// The first key in 64 bits that compare unsigned as keys do, but for those that are the same in them.
    long prefix(MemorySegment record, long at, MemorySegment texts) {
        // A bit less of it makes room for null.
        return kinds.length == 0 || isNull(record, at, 0) ? 0 : ordered(record, at, texts) >>> 1 | Long.MIN_VALUE;
    }

    /// As [#prefix], of groups whose first key is not null.
    long ordered(MemorySegment record, long at, MemorySegment texts) {
        long word = record.get(LONG, at + keyAt[0]);
        return switch (kinds[0]) {
            case INTEGER -> word ^ Long.MIN_VALUE;
            case REAL -> word ^ (word >> 63 | Long.MIN_VALUE);
            case WIDE -> record.get(LONG, at + keyAt[0] + 8) ^ Long.MIN_VALUE;
            case TEXT -> firstBytes(texts, word);
        };
    }

    private static long firstBytes(MemorySegment texts, long reference) {
        long bytes = 0;
        long start = TextHeap.start(reference);
        int length = TextHeap.length(reference);
        for (int i = 0; i < 8; i++) {
            bytes = (bytes << 8) | (i < length ? texts.get(ValueLayout.JAVA_BYTE, start + i) & 0xff : 0);
        }
        return bytes;
    }

    /// A group: a record, and the bytes that its texts refer to.
    record Group(MemorySegment records, long at, MemorySegment texts) {}
}
