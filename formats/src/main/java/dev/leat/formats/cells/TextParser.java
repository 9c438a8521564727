package dev.leat.formats.cells;

import dev.leat.api.data.BatchBuilder;
import dev.leat.formats.lines.Scratch;
import dev.leat.formats.text.Utf8;
import java.lang.foreign.MemorySegment;

/// Parses text as text: copies it, without its quotes and in UTF-8.
final class TextParser implements ColumnParser {

    private final int column;
    private final String name;
    private final ReaderTools tools;
    private final Cell cell;

    TextParser(Context context) {
        this.column = context.column();
        this.name = context.name();
        this.tools = context.tools();
        this.cell = tools.form().cell(true, new Scratch(tools.arena()));
    }

    @Override
    public void begin(BatchBuilder batch) {
        batch.values(column).setAtIndex(Cells.BOUND, 0, 0);
    }

    @Override
    public boolean parse(Cells cells, BatchBuilder batch, int row, Faults faults) {
        batch.bytes(column, batch.values(column).getAtIndex(Cells.BOUND, row) + most(cells));
        boolean plain = tools.form().plain(cells.wide());
        boolean nulls = false;
        for (int record = 0; record < cells.count(); record++) {
            if (plain) {
                record += copy(cells, record, batch, row, faults);
            }
            if (record < cells.count()) {
                nulls |= decide(cells, record, batch, row, faults);
            }
        }
        return nulls;
    }

    /// Copies plain cells as they are, from a record on. Those that are not UTF-8 are faulty where they stand.
    ///
    /// @return how many
    private int copy(Cells cells, int record, BatchBuilder batch, int row, Faults faults) {
        MemorySegment offsets = batch.values(column);
        MemorySegment bytes = batch.bytes(column, 0);
        int first = row + record;
        int copied = tools.kernels().texts(cells.from(record), tools.form().quote(), offsets, first, bytes);
        if (!cells.wide() || Utf8.validRows(offsets, first, copied, bytes)) {
            return copied;
        }
        for (int i = 0; i < copied; i++) {
            int start = offsets.getAtIndex(Cells.BOUND, first + (long) i);
            int end = offsets.getAtIndex(Cells.BOUND, first + i + 1L);
            if (!Utf8.valid(bytes, start, end)) {
                int at = record + i;
                faults.add(at, name, cell.problem(cells.text(), cells.start(at), cells.end(at)));
            }
        }
        return copied;
    }

    @Override
    public void finish(BatchBuilder batch) {}

    /// The most bytes that the fields take.
    private long most(Cells cells) {
        long length = 0;
        for (int i = 0; i < cells.count(); i++) {
            length += Math.max(0, cells.end(i) - cells.start(i));
        }
        return tools.form().most(length);
    }

    /// @return whether it is null
    private boolean decide(Cells cells, int record, BatchBuilder batch, int row, Faults faults) {
        int start = cells.start(record);
        int end = cells.end(record);
        MemorySegment offsets = batch.values(column);
        int at = offsets.getAtIndex(Cells.BOUND, row + (long) record);
        offsets.setAtIndex(Cells.BOUND, row + record + 1L, at);
        return switch (cell.read(cells.text(), start, end)) {
            case NULL -> {
                batch.setNull(column, row + record);
                yield true;
            }
            case WRONG -> {
                faults.add(record, name, cell.problem(cells.text(), start, end));
                yield false;
            }
            case TEXT -> {
                long length = cell.end() - cell.start();
                MemorySegment.copy(cell.text(), cell.start(), batch.bytes(column, at + length), at, length);
                offsets.setAtIndex(Cells.BOUND, row + record + 1L, Math.toIntExact(at + length));
                yield false;
            }
        };
    }
}
