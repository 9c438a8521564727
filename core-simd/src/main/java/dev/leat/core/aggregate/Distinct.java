package dev.leat.core.aggregate;

import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.core.aggregate.Layout.Group;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.apache.datasketches.hll.TgtHllType;

/// About how many different values there are: a reference to a HyperLogLog sketch of Apache DataSketches, which lies
/// where texts do, and is as large as the values are many up to 4 KiB.
///
/// The sketch depends on the values and not on their order, and so does the composite estimate that is made of it. The
/// library's other estimate, of the order in which values came, is not asked for.
record Distinct(Field field, int column, Kind kind) implements Aggregate {

    /// 4096 registers: the standard error is 1.04 / sqrt(4096), 1.6 % (Flajolet, Fusy, Gandouet and Meunier 2007,
    /// "HyperLogLog").
    private static final int LG_REGISTERS = 12;

    private static final TgtHllType FORM = TgtHllType.HLL_8;
    private static final int MOST = HllSketch.getMaxUpdatableSerializationBytes(LG_REGISTERS, FORM);

    /// Of a few values, with what stands before them.
    private static final int LEAST = 32;

    private static final int BYTES_OF_VALUE = 4;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    @Override
    public long bytes() {
        return 8;
    }

    @Override
    public long textAt() {
        return 0;
    }

    @Override
    public boolean keepsTexts() {
        return false;
    }

    @Override
    public long room(Slice rows, MemorySegment records, long width, long at) {
        Stretches stretches = rows.stretches();
        long room = 0;
        for (int stretch = 0; stretch < stretches.count(); stretch++) {
            int has = TextHeap.length(records.get(LONG, stretches.group(stretch) * width + at));
            int more = BYTES_OF_VALUE * (stretches.end(stretch) - stretches.start(stretch));
            room += has == MOST ? 0 : capacity(has + more + LEAST);
        }
        return room;
    }

    @Override
    public void update(Slice rows, MemorySegment records, long width, long at) {
        Stretches stretches = rows.stretches();
        TextHeap heap = rows.words().heap();
        boolean text = kind == Kind.TEXT;
        MemorySegment values = text ? MemorySegment.NULL : rows.words(column);
        for (int stretch = 0; stretch < stretches.count(); stretch++) {
            long state = stretches.group(stretch) * width + at;
            HllSketch sketch = sketch(records.get(LONG, state), heap.bytes());
            for (int i = stretches.start(stretch); i < stretches.end(stretch); i++) {
                int row = stretches.order().getAtIndex(INT, i);
                if (!rows.isNull(column, row)) {
                    sketch.update(text ? hash(rows, row) : number(values, row));
                }
            }
            records.set(LONG, state, kept(sketch, records.get(LONG, state), heap));
        }
    }

    private long hash(Slice rows, int row) {
        Column.Texts texts = rows.texts(column);
        int text = rows.text(column, row);
        long start = texts.start(text);
        return Words.hash(texts.bytes(), start, texts.end(text) - start);
    }

    private long number(MemorySegment values, int row) {
        return switch (kind) {
            case INTEGER -> values.getAtIndex(LONG, row);
            // The two zeros are one value, and so are all NaNs.
            case REAL -> Double.doubleToLongBits(values.getAtIndex(ValueLayout.JAVA_DOUBLE, row) + 0.0);
            case WIDE -> Hashes.mixed(values.getAtIndex(LONG, 2L * row)) ^ values.getAtIndex(LONG, 2L * row + 1);
            case TEXT -> throw new IllegalStateException("texts are no numbers");
        };
    }

    private static HllSketch sketch(long reference, MemorySegment bytes) {
        return reference == 0
                ? new HllSketch(LG_REGISTERS, FORM)
                : HllSketch.heapify(bytes.asSlice(TextHeap.start(reference), TextHeap.length(reference)));
    }

    /// Puts a sketch where it was, or elsewhere where it has become too large for that.
    ///
    /// @return its reference
    private static long kept(HllSketch sketch, long before, TextHeap heap) {
        if (sketch.isEmpty()) {
            return 0;
        }
        byte[] bytes = sketch.toCompactByteArray();
        long reference = bytes.length <= TextHeap.length(before) ? before : heap.take(capacity(bytes.length));
        MemorySegment.copy(bytes, 0, heap.bytes(), ValueLayout.JAVA_BYTE, TextHeap.start(reference), bytes.length);
        return reference;
    }

    /// Sketches double, so that what they leave behind is no more than they are.
    private static int capacity(int bytes) {
        return Math.min(MOST, Math.max(LEAST, Integer.highestOneBit(bytes - 1) << 1));
    }

    @Override
    public void combine(MemorySegment into, long at, TextHeap texts, Group from) {
        long other = from.records().get(LONG, from.at());
        if (other == 0) {
            return;
        }
        long reference = into.get(LONG, at);
        var both = new HllUnion(LG_REGISTERS);
        both.update(sketch(reference, texts.bytes()));
        both.update(sketch(other, from.texts()));
        into.set(LONG, at, kept(both.getResult(FORM), reference, texts));
    }

    @Override
    public void emit(MemorySegment record, long at, MemorySegment texts, Cell into) {
        into.integer(Math.round(sketch(record.get(LONG, at), texts).getCompositeEstimate()));
    }
}
