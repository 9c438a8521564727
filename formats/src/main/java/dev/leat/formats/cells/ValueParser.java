package dev.leat.formats.cells;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Type;
import dev.leat.formats.lines.Scratch;
import dev.leat.formats.text.BoolText;
import dev.leat.formats.text.DateText;
import dev.leat.formats.text.DecimalText;
import dev.leat.formats.text.DoubleText;
import dev.leat.formats.text.FloatText;
import dev.leat.formats.text.IntText;
import dev.leat.formats.text.LongText;
import dev.leat.formats.text.TimestampText;
import dev.leat.formats.text.ValueText;
import dev.leat.formats.text.WideText;
import java.lang.foreign.MemorySegment;

/// Parses values of fixed width.
final class ValueParser implements ColumnParser {

    private final int column;
    private final String name;
    private final ReaderTools tools;
    private final ValueText values;
    private final Cell cell;

    ValueParser(Type type, Context context) {
        this.column = context.column();
        this.name = context.name();
        this.tools = context.tools();
        this.values = ValueText.of(type, context.digits());
        this.cell = tools.form().cell(false, new Scratch(tools.arena()));
    }

    @Override
    public void begin(BatchBuilder batch) {}

    @Override
    public boolean parse(Cells cells, BatchBuilder batch, int row, Faults faults) {
        MemorySegment slots = batch.values(column);
        MemorySegment doubtful = tools.doubtful();
        int doubts = plain(cells, slots, row);
        boolean nulls = false;
        for (int i = 0; i < doubts; i++) {
            int record = doubtful.getAtIndex(Cells.BOUND, i);
            nulls |= decide(cells, record, batch, row, faults);
        }
        return nulls;
    }

    @Override
    public void finish(BatchBuilder batch) {}

    /// Parses what can be without looking twice.
    ///
    /// @return how many were left
    private int plain(Cells cells, MemorySegment slots, int row) {
        MemorySegment doubtful = tools.doubtful();
        return switch (values) {
            case LongText _ -> tools.kernels().int64(cells, slots, row, doubtful);
            case DecimalText decimal -> tools.kernels().decimal(cells, decimal.scale(), slots, row, doubtful);
            case BoolText _ -> tools.kernels().bool(cells, slots, row, doubtful);
            case IntText _, WideText _, FloatText _, DoubleText _, TimestampText _, DateText _ ->
                oneByOne(cells, slots, row);
        };
    }

    private int oneByOne(Cells cells, MemorySegment slots, int row) {
        int doubts = 0;
        for (int i = 0; i < cells.count(); i++) {
            int start = cells.start(i);
            int end = cells.end(i);
            if (start >= end || !parse(cells.text(), start, end, slots, row + (long) i)) {
                tools.doubtful().setAtIndex(Cells.BOUND, doubts++, i);
            }
        }
        return doubts;
    }

    private boolean parse(MemorySegment text, long start, long end, MemorySegment slots, long row) {
        return switch (values) {
            case BoolText bool -> bool.parse(text, start, end, slots, row);
            case IntText ints -> ints.parse(text, start, end, slots, row);
            case LongText longs -> longs.parse(text, start, end, slots, row);
            case DecimalText decimals -> decimals.parse(text, start, end, slots, row);
            case WideText wides -> wides.parse(text, start, end, slots, row);
            case FloatText floats -> floats.parse(text, start, end, slots, row);
            case DoubleText doubles -> doubles.parse(text, start, end, slots, row);
            case TimestampText timestamps -> timestamps.parse(text, start, end, slots, row);
            case DateText dates -> dates.parse(text, start, end, slots, row);
        };
    }

    /// @return whether it is null
    private boolean decide(Cells cells, int record, BatchBuilder batch, int row, Faults faults) {
        int start = cells.start(record);
        int end = cells.end(record);
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
                MemorySegment slots = batch.values(column);
                if (!parse(cell.text(), cell.start(), cell.end(), slots, row + (long) record)) {
                    faults.add(record, name, values.problem(cell.string()));
                }
                yield false;
            }
        };
    }
}
