package dev.leat.formats.cells;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.simd.Bitmaps;
import dev.leat.api.source.Scan;
import dev.leat.formats.cells.Faults.Fault;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Parses runs of records into a batch, column by column, and reports those that are wrong. A run with such a record is
/// parsed again without it.
public final class RunParser {

    /// What of rejects a batch may hold.
    private static final int MOST_REJECTS = 1000;

    private static final long MOST_REJECTED_BYTES = 4 << 20;

    private final List<ColumnParser> parsers;
    private final int[] fields;
    private final boolean[] required;
    private final boolean[] nulls;
    private final Faults faults = new Faults();
    private int rejects;
    private long rejectedBytes;

    private RunParser(List<ColumnParser> parsers, int[] fields, boolean[] required) {
        this.parsers = List.copyOf(parsers);
        this.fields = fields.clone();
        this.required = required;
        this.nulls = new boolean[fields.length];
    }

    /// @param fields for each column wanted, which column of the lines it is
    public static RunParser of(Scan scan, int[] fields, ReaderTools tools) {
        List<ColumnParser> parsers = new ArrayList<>();
        boolean[] required = new boolean[fields.length];
        for (int column = 0; column < fields.length; column++) {
            Field field = scan.columns().get(column);
            var context = new ColumnParser.Context(column, field.name(), scan.digits(), tools);
            parsers.add(ColumnParser.of(field.type(), context));
            required[column] = scan.required().contains(field.name());
        }
        return new RunParser(parsers, fields, required);
    }

    void begin(BatchBuilder batch) {
        rejects = 0;
        rejectedBytes = 0;
        for (int column = 0; column < fields.length; column++) {
            nulls[column] = false;
            parsers.get(column).begin(batch);
        }
    }

    void finish(BatchBuilder batch) {
        for (ColumnParser parser : parsers) {
            parser.finish(batch);
        }
    }

    /// How many records were reported for this batch.
    int rejects() {
        return rejects;
    }

    boolean tooManyRejects() {
        return rejects >= MOST_REJECTS || rejectedBytes >= MOST_REJECTED_BYTES;
    }

    /// Appends the next records to a batch.
    void parse(Lines lines, int number, BatchBuilder batch) {
        int first = lines.next();
        faults.clear();
        for (int column = 0; column < fields.length; column++) {
            parse(column, lines.cells(fields[column], first, number), batch);
        }
        int kept = number;
        reportFaults(lines, batch);
        lines.advance(number);
        reportStrays(lines, batch.rows() + number - faults.byRecord().size(), batch);
        if (!faults.none()) {
            kept -= faults.byRecord().size();
            int at = lines.without(faults, first, number);
            faults.clear();
            for (int column = 0; column < fields.length; column++) {
                forgetNulls(column, batch, number);
                parse(column, lines.keptCells(fields[column], at, kept), batch);
            }
        }
        batch.rows(batch.rows() + kept);
    }

    /// Reports the lines that are no records and stand before the next record at hand.
    ///
    /// @param rows how many rows of the batch stand before that record
    void reportStrays(Lines lines, int rows, BatchBuilder batch) {
        reportStrays(lines, lines.next(), rows, batch);
    }

    private void reportStrays(Lines lines, int record, int rows, BatchBuilder batch) {
        while (!lines.problems().isEmpty() && lines.problems().peek().before() <= record) {
            Problem stray = lines.problems().remove();
            reject(stray, rows - (record - stray.before()), batch);
        }
    }

    private void parse(int column, Cells cells, BatchBuilder batch) {
        boolean some = parsers.get(column).parse(cells, batch, batch.rows(), faults);
        nulls[column] |= some;
        if (some && required[column]) {
            findLacking(column, cells.count(), batch);
        }
    }

    private void findLacking(int column, int number, BatchBuilder batch) {
        MemorySegment validity = batch.validity(column);
        for (int record = 0; record < number; record++) {
            if (!Bitmaps.get(validity, batch.rows() + (long) record)) {
                faults.add(record, batch.schema().field(column).name(), Scan.LACKING);
            }
        }
    }

    private void reportFaults(Lines lines, BatchBuilder batch) {
        int wrong = 0;
        for (Map.Entry<Integer, Fault> entry : faults.byRecord().entrySet()) {
            int record = lines.next() + entry.getKey();
            int rows = batch.rows() + entry.getKey() - wrong;
            reportStrays(lines, record, rows, batch);
            reject(lines.problem(record, entry.getValue()), rows, batch);
            wrong++;
        }
    }

    private void reject(Problem problem, int rows, BatchBuilder batch) {
        rejects++;
        rejectedBytes += problem.text().byteSize();
        problem.reject(rows, batch);
    }

    /// Undoes the nulls of rows that are parsed again.
    private void forgetNulls(int column, BatchBuilder batch, int number) {
        if (!nulls[column]) {
            return;
        }
        MemorySegment validity = batch.validity(column);
        for (int row = batch.rows(); row < batch.rows() + number; row++) {
            Bitmaps.set(validity, row, true);
        }
    }
}
