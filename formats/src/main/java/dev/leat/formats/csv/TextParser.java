package dev.leat.formats.csv;

import dev.leat.api.data.BatchBuilder;
import java.lang.foreign.MemorySegment;

/// Parses text as text: copies it, without its quotes and in UTF-8.
final class TextParser implements ColumnParser {

    private final int column;
    private final String name;
    private final ReaderTools tools;
    private final Cell cell;
    private final boolean onlyEmptyIsNull;

    TextParser(Context context) {
        this.column = context.column();
        this.name = context.name();
        this.tools = context.tools();
        this.cell = new Cell(tools.rules(), true, new Scratch(tools.arena()));
        this.onlyEmptyIsNull = tools.rules().nulls().stream().allMatch(word -> word.byteSize() == 0);
    }

    @Override
    public void begin(BatchBuilder batch) {
        batch.values(column).setAtIndex(Cells.BOUND, 0, 0);
    }

    @Override
    public boolean parse(Cells cells, BatchBuilder batch, int row, Faults faults) {
        MemorySegment offsets = batch.values(column);
        MemorySegment bytes = batch.bytes(column, offsets.getAtIndex(Cells.BOUND, row) + most(cells));
        boolean decoded = cells.wide() && tools.rules().latin1();
        boolean nulls = false;
        for (int record = 0; record < cells.count(); record++) {
            if (!decoded && onlyEmptyIsNull) {
                record += copy(cells.from(record), offsets, row + record, bytes);
            }
            if (record < cells.count()) {
                nulls |= decide(cells, record, batch, row, faults);
            }
        }
        return nulls;
    }

    /// Copies plain cells as they are.
    ///
    /// @return how many; none where one of them is not UTF-8
    private int copy(Cells cells, MemorySegment offsets, int row, MemorySegment bytes) {
        int copied = tools.kernels().texts(cells, tools.rules().quote(), offsets, row, bytes);
        return !cells.wide() || Utf8.validRows(offsets, row, copied, bytes) ? copied : 0;
    }

    @Override
    public void finish(BatchBuilder batch) {}

    /// The most bytes that the fields take: characters of ISO 8859-1 may take two each.
    private long most(Cells cells) {
        long length = 0;
        for (int i = 0; i < cells.count(); i++) {
            length += Math.max(0, cells.end(i) - cells.start(i));
        }
        return tools.rules().latin1() ? 2 * length : length;
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
