package dev.leat.core.bars;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Column;
import dev.leat.api.data.DataException;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.simd.Bitmaps;
import dev.leat.core.memory.GrowingMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Sees a batch as trades, with stand-ins for the columns that are not there (specification 1.2).
final class Binding implements AutoCloseable {

    private final GrowingMemory ids;
    private final GrowingMemory makers;
    private Layout layout = Layout.NONE;

    Binding(MemoryBudget budget) {
        this.ids = new GrowingMemory(budget, "bars trades");
        this.makers = new GrowingMemory(budget, "bars trades");
    }

    void to(Layout found) {
        layout = found;
    }

    Layout layout() {
        return layout;
    }

    /// How many rows there are before the first that lacks a value.
    int whole(Batch batch) {
        int rows = batch.rows();
        for (Column column : batch.columns()) {
            if (column.nullable()) {
                rows = Math.min(rows, present(column));
            }
        }
        return rows;
    }

    /// The batch's trades. Where there are no ids, theirs are to be set by [#number].
    Trades trades(Batch batch) {
        int rows = batch.rows();
        MemorySegment id = layout.has(Role.AGG_TRADE_ID) ? longs(batch, Role.AGG_TRADE_ID) : ids.atLeast(8L * rows);
        boolean single = !layout.has(Role.FIRST_TRADE_ID);
        return new Trades(
                longs(batch, Role.PRICE),
                longs(batch, Role.QUANTITY),
                longs(batch, Role.TIMESTAMP),
                id,
                single ? id : longs(batch, Role.FIRST_TRADE_ID),
                single ? id : longs(batch, Role.LAST_TRADE_ID),
                makers(batch),
                MemorySegment.NULL,
                batch.origin());
    }

    /// Gives trades of one key numbers from `first` on as ids, where they have none.
    void number(Trades trades, int from, int to, long first) {
        if (layout.has(Role.AGG_TRADE_ID)) {
            return;
        }
        for (int i = from; i < to; i++) {
            trades.ids().setAtIndex(ValueLayout.JAVA_LONG, i, first + (i - from));
        }
    }

    private MemorySegment longs(Batch batch, Role role) {
        return switch (batch.column(layout.index(role))) {
            case Column.Longs longs -> longs.values();
            case Column other -> throw new IllegalStateException(role + " came as " + other);
        };
    }

    private MemorySegment makers(Batch batch) {
        if (!layout.has(Role.IS_BUYER_MAKER)) {
            return makers.atLeast((batch.rows() + 63L) / 64 * 8);
        }
        return switch (batch.column(layout.index(Role.IS_BUYER_MAKER))) {
            case Column.Bools bools -> bools.bits();
            case Column other -> throw new IllegalStateException("is_buyer_maker came as " + other);
        };
    }

    /// How many rows there are before the first null.
    private static int present(Column column) {
        for (int word = 0; word < (column.rows() + 63) / 64; word++) {
            long nulls = ~Bitmaps.word(column.validity(), word);
            if (nulls != 0) {
                return Math.min(column.rows(), 64 * word + Long.numberOfTrailingZeros(nulls));
            }
        }
        return column.rows();
    }

    /// What to throw for a row that lacks a value.
    DataException lacking(Batch batch, int row) {
        int index = 0;
        while (!batch.column(index).isNull(row)) {
            index++;
        }
        String name = batch.schema().field(index).name();
        boolean key = !layout.key().isEmpty() && index == layout.keyIndex();
        String problem = key
                ? "no key in column '" + name + "', by which bars are told apart"
                : "no value in column '" + name + "'";
        return batch.origin().wrong(row, problem);
    }

    @Override
    public void close() {
        ids.close();
        makers.close();
    }
}
