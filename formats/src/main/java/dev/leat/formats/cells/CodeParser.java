package dev.leat.formats.cells;

import dev.leat.api.data.BatchBuilder;
import dev.leat.formats.lines.Scratch;
import dev.leat.formats.text.TextCodes;
import java.lang.foreign.MemorySegment;

/// Parses text as codes into a dictionary, which grows from batch to batch until it is no longer worth keeping. Each
/// batch gets a copy.
final class CodeParser implements ColumnParser {

    private static final int MOST_TEXTS = 1 << 14;
    private static final int MOST_BYTES = 1 << 18;

    private final int column;
    private final String name;
    private final ReaderTools tools;
    private final TextCodes known;
    private final Cell cell;

    CodeParser(Context context) {
        this.column = context.column();
        this.name = context.name();
        this.tools = context.tools();
        this.known = new TextCodes(tools.arena());
        this.cell = tools.form().cell(true, new Scratch(tools.arena()));
    }

    @Override
    public void begin(BatchBuilder batch) {
        if (known.size() > MOST_TEXTS || known.textBytes() > MOST_BYTES) {
            known.clear();
        }
    }

    @Override
    public boolean parse(Cells cells, BatchBuilder batch, int row, Faults faults) {
        MemorySegment slots = batch.values(column);
        int doubts = tools.kernels().codes(cells, known, slots, row, tools.doubtful());
        boolean nulls = false;
        for (int i = 0; i < doubts; i++) {
            int record = tools.doubtful().getAtIndex(Cells.BOUND, i);
            int code = decide(cells, record, faults);
            if (code < 0) {
                batch.setNull(column, row + record);
                nulls = true;
            }
            slots.setAtIndex(Cells.BOUND, row + (long) record, Math.max(0, code));
        }
        return nulls;
    }

    @Override
    public void finish(BatchBuilder batch) {
        batch.dictionary(column, known.copyTo(batch.allocate(known.copyBytes())));
    }

    /// The code of a cell, or -1 where it is null.
    private int decide(Cells cells, int record, Faults faults) {
        int start = cells.start(record);
        int end = cells.end(record);
        return switch (cell.read(cells.text(), start, end)) {
            case NULL -> -1;
            case WRONG -> {
                faults.add(record, name, cell.problem(cells.text(), start, end));
                yield 0;
            }
            case TEXT -> {
                int from = Math.toIntExact(cell.start());
                int to = Math.toIntExact(cell.end());
                yield cell.verbatim() ? known.add(cell.text(), from, to) : known.addHidden(cell.text(), from, to);
            }
        };
    }
}
