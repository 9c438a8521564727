package dev.leat.core.aggregate;

import dev.leat.api.data.Field;
import dev.leat.core.aggregate.Layout.Group;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// The least value that at least a share of the values are not above, exactly (SQL's `percentile_disc`, ISO/IEC
/// 9075-2:2016 §10.9): how many values there are, and in the end a mark that there is a value, and the value, which
/// [comes][Quantiles] of the groups of the values.
///
/// @param share from 0 to 1
record Quantile(Field field, int column, Kind kind, BigDecimal share) implements Aggregate {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private static final int MARK = 8;
    private static final int VALUE = 16;

    @Override
    public long bytes() {
        return VALUE + kind.bytes();
    }

    @Override
    public long textAt() {
        return kind == Kind.TEXT ? VALUE : NO_TEXT;
    }

    /// It keeps none of the rows' texts.
    @Override
    public boolean keepsTexts() {
        return false;
    }

    @Override
    public void update(Slice rows, MemorySegment records, long width, long at) {
        new Count(field, column).update(rows, records, width, at);
    }

    @Override
    public void combine(MemorySegment into, long at, TextHeap texts, Group from) {
        into.set(LONG, at, into.get(LONG, at) + from.records().get(LONG, from.at()));
    }

    /// How many of the values in order are not above the quantile at least; 0 where there are none.
    ///
    /// @param at where the state is
    long rank(MemorySegment record, long at) {
        long count = record.get(LONG, at);
        long rank = share.multiply(BigDecimal.valueOf(count))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        return Math.min(count, Math.max(1, rank));
    }

    /// Says what the value is.
    ///
    /// @param valueAt where in the record of a group it is
    void found(MemorySegment into, long at, TextHeap texts, Group from, long valueAt) {
        into.set(LONG, at + MARK, 1);
        texts.copy(kind, from, valueAt, into, at + VALUE);
    }

    @Override
    public void emit(MemorySegment record, long at, MemorySegment texts, Cell into) {
        if (record.get(LONG, at + MARK) == 0) {
            into.absent();
        } else {
            into.value(record, at + VALUE, texts);
        }
    }
}
