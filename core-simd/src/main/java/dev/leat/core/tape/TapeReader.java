package dev.leat.core.tape;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads a tape. Its positions are row numbers; to open at one makes all rows before it again.
final class TapeReader implements Reader {

    private final Tape tape;
    private final long rows;
    private final int[] columns;
    private long done;

    TapeReader(Tape tape, long rows, List<Field> columns, Position from) {
        this.tape = tape;
        this.rows = rows;
        this.columns = columns.stream()
                .mapToInt(field -> TapeSource.SCHEMA.index(field.name()))
                .toArray();
        skip(from.equals(Position.START) ? 0 : Long.parseLong(from.value()));
    }

    @Override
    public boolean read(BatchBuilder lent) {
        int wanted = (int) Math.min(lent.capacity(), rows - done);
        if (wanted == 0) {
            return false;
        }
        for (int column = 0; column < columns.length; column++) {
            if (columns[column] == 0) {
                lent.dictionary(column, dictionary(lent));
            }
        }
        for (int row = 0; row < wanted; row += Tape.MOST) {
            int some = Math.min(Tape.MOST, wanted - row);
            tape.next(some);
            for (int column = 0; column < columns.length; column++) {
                copy(columns[column], some, lent.values(column), row);
            }
        }
        done += wanted;
        lent.rows(wanted);
        lent.bytesRead(wanted * TapeSource.ROW_BYTES);
        return true;
    }

    @Override
    public Position position() {
        return done == 0 ? Position.START : new Position(Long.toString(done));
    }

    @Override
    public void close() {}

    private void skip(long count) {
        while (done < count) {
            int some = (int) Math.min(Tape.MOST, count - done);
            tape.next(some);
            done += some;
        }
    }

    private void copy(int column, int count, MemorySegment into, long row) {
        switch (column) {
            case 0 -> MemorySegment.copy(tape.symbol, 0, into, ValueLayout.JAVA_INT, 4 * row, count);
            case 1 -> copy(tape.aggTradeId, count, into, row);
            case 2 -> copy(tape.price, count, into, row);
            case 3 -> copy(tape.quantity, count, into, row);
            case 4 -> copy(tape.firstTradeId, count, into, row);
            case 5 -> copy(tape.lastTradeId, count, into, row);
            case 6 -> copy(tape.timestamp, count, into, row);
            case 7 -> copy(tape.buyerIsMaker, count, into, row);
            default -> throw new IllegalStateException("a tape has no column " + column);
        }
    }

    private static void copy(long[] values, int count, MemorySegment into, long row) {
        MemorySegment.copy(values, 0, into, ValueLayout.JAVA_LONG, Long.BYTES * row, count);
    }

    /// `row` is a multiple of 64, so words are whole.
    private static void copy(boolean[] values, int count, MemorySegment into, long row) {
        for (int from = 0; from < count; from += 64) {
            long word = 0;
            for (int bit = 0; bit < Math.min(64, count - from); bit++) {
                word |= (values[from + bit] ? 1L : 0L) << bit;
            }
            into.setAtIndex(ValueLayout.JAVA_LONG, (row + from) / 64, word);
        }
    }

    private Column.Texts dictionary(BatchBuilder lent) {
        List<String> names = tape.symbols();
        byte[] bytes = String.join("", names).getBytes(StandardCharsets.US_ASCII);
        MemorySegment offsets = lent.allocate(Integer.BYTES * (names.size() + 1L));
        int end = 0;
        offsets.setAtIndex(ValueLayout.JAVA_INT, 0, 0);
        for (int i = 0; i < names.size(); i++) {
            end += names.get(i).length();
            offsets.setAtIndex(ValueLayout.JAVA_INT, i + 1L, end);
        }
        MemorySegment text = lent.allocate(bytes.length);
        MemorySegment.copy(bytes, 0, text, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return new Column.Texts(names.size(), Column.NO_NULLS, offsets, text);
    }
}
