package dev.leat.tck.fakes;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import dev.leat.tck.data.Table;
import java.util.ArrayList;
import java.util.List;

/// Rows of a table, in splits of some rows each, all in one lane. Positions are row numbers.
///
/// @param rowsPerSplit 1 or more
public record ListSource(Table table, int rowsPerSplit) implements Source {

    @Override
    public Schema schema() {
        return table.schema();
    }

    @Override
    public List<Split> splits(Scan scan) {
        check(scan);
        List<Split> splits = new ArrayList<>();
        for (int from = 0; from < Math.max(1, table.rows().size()); from += rowsPerSplit) {
            splits.add(new Split("list", "list[" + from + "]", Integer.toString(from), Split.UNKNOWN, from > 0));
        }
        return splits;
    }

    @Override
    public Reader open(Split split, Scan scan, Position from) {
        check(scan);
        int first = Integer.parseInt(split.token());
        int end = Math.min(table.rows().size(), first + rowsPerSplit);
        int start = from.equals(Position.START) ? first : Integer.parseInt(from.value());
        Table wanted = table.select(scan.columns().stream().map(Field::name).toList());
        return new ListReader(wanted, start, end);
    }

    @Override
    public void close() {}

    private void check(Scan scan) {
        for (Field field : scan.columns()) {
            if (!offers(field.name(), field.type())) {
                throw new IllegalArgumentException(
                        "column '" + field.name() + "' is " + schema().field(field.name()) + ", not " + field.type());
            }
        }
    }

    private static Position position(int row) {
        return row == 0 ? Position.START : new Position(Integer.toString(row));
    }

    private static final class ListReader implements Reader {
        private final Table table;
        private final int first;
        private final int end;
        private int row;

        ListReader(Table table, int first, int end) {
            this.table = table;
            this.first = first;
            this.end = end;
            this.row = first;
        }

        @Override
        public boolean read(BatchBuilder lent) {
            if (row == end) {
                return false;
            }
            int to = Math.min(end, row + lent.capacity());
            table.slice(row, to).fill(lent);
            row = to;
            return true;
        }

        @Override
        public Position position() {
            return ListSource.position(row);
        }

        @Override
        public Position start() {
            return ListSource.position(first);
        }

        @Override
        public void close() {}
    }
}
