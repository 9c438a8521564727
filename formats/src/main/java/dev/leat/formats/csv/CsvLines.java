package dev.leat.formats.csv;

import dev.leat.formats.cells.Cells;
import dev.leat.formats.cells.Faults;
import dev.leat.formats.cells.Faults.Fault;
import dev.leat.formats.cells.Lines;
import dev.leat.formats.cells.Problem;
import dev.leat.formats.csv.Records.Stray;
import dev.leat.formats.lines.Block;
import dev.leat.formats.lines.Blocks;
import dev.leat.formats.lines.LineBreaks;
import dev.leat.formats.lines.Scratch;
import dev.leat.formats.lines.Span;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Deque;

/// The records of a stretch of a text, run by run: loads blocks, scans them, takes records, and where a record has no
/// end goes on at the next line.
final class CsvLines implements Lines {

    /// The least to ask of a block.
    private static final long LEAST = 64 << 10;

    private final Blocks blocks;
    private final CsvScan scan;
    private final CsvShape shape;
    private final Structure structure;
    private final Records records;
    private final Deque<Problem> problems = new ArrayDeque<>();
    private final long to;

    private Block block = Block.NONE;
    private int next;
    private long after;
    // Whether what is at `after` goes on with a line that was given up.
    private boolean within;

    CsvLines(Blocks blocks, CsvScan scan, CsvShape shape, Span span, Scratch bounds, Scratch gathered) {
        this.blocks = blocks;
        this.scan = scan;
        this.shape = shape;
        this.structure = new Structure(bounds.atLeast(4L * (shape.enough() + Structure.ROOM)));
        this.records = new Records(shape, gathered.atLeast(4L * (shape.enough() + Structure.ROOM)));
        this.after = span.from();
        this.to = span.to();
        this.within = span.within();
    }

    @Override
    public int available() {
        return Math.min(shape.run(), records.count() - next);
    }

    @Override
    public int next() {
        return next;
    }

    @Override
    public Cells cells(int column, int first, int number) {
        return records.cells(column, first, number);
    }

    @Override
    public int without(Faults faults, int first, int number) {
        return records.without(faults, first, number);
    }

    @Override
    public Cells keptCells(int column, int first, int number) {
        return records.keptCells(column, first, number);
    }

    @Override
    public Problem problem(int record, Fault fault) {
        return problem(record, records.start(record), records.end(record), fault.column(), fault.problem());
    }

    @Override
    public Deque<Problem> problems() {
        return problems;
    }

    @Override
    public long position() {
        return next < records.count() ? block.position(records.start(next)) : after;
    }

    @Override
    public boolean within() {
        return within;
    }

    @Override
    public void advance(int number) {
        next += number;
    }

    /// @param start where in the block it starts
    private Problem problem(int record, int start, int end, String column, String problem) {
        MemorySegment bytes = block.text().asSlice(start, end - start);
        return new Problem(record, blocks.mark(block.position(start)), column, problem, bytes);
    }

    @Override
    public boolean refill() throws IOException, InterruptedException {
        next = 0;
        if (!block.loaded()) {
            load(LEAST);
        }
        if (within) {
            giveUp(after, after, "this goes on with a line of more bytes than csv.record allows");
            return true;
        }
        while (after < to) {
            structure.drop(records.used());
            scan.scan(structure, shape.dialect(), shape.enough());
            records.take(structure, limit(), block.last());
            after = block.position(records.after());
            noteStrays();
            if (records.count() > 0 || !problems.isEmpty()) {
                return true;
            }
            if (after < to && structure.at == structure.end) {
                if (!goOn()) {
                    return !problems.isEmpty();
                }
            } else if (structure.breaks == 0) {
                // One record of too many fields: enough of them are kept to see that.
                structure.count = shape.columns() + 2;
            }
        }
        records.restart(Block.BEFORE, 0);
        return false;
    }

    private int limit() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, to - block.base()));
    }

    private void noteStrays() {
        for (Stray stray : records.strays()) {
            problems.add(problem(stray.before(), stray.start(), stray.end(), "", shape.problem(stray.fields())));
        }
    }

    /// Goes on where a block holds no more whole record.
    ///
    /// @return false at the end of the text, or where the record at hand has no end
    private boolean goOn() throws IOException, InterruptedException {
        int start = records.after();
        int rest = block.end() - start;
        if (block.last() && rest == 0) {
            return false;
        }
        if (block.last() || rest >= shape.longest()) {
            endless(start);
            return false;
        }
        load(start == Block.BEFORE ? Math.max(LEAST, 2L * rest) : LEAST);
        return true;
    }

    private void load(long atLeast) throws IOException, InterruptedException {
        block = blocks.load(after, atLeast);
        restart(Block.BEFORE);
    }

    private void restart(int at) {
        structure.restart(block.text(), at, block.end());
        records.restart(at, limit());
        after = block.position(at);
    }

    /// Reports a record without an end, up to the end of the line in which its quote opens.
    private void endless(int start) throws IOException, InterruptedException {
        boolean quoted = structure.state == Structure.QUOTED;
        int from = quoted ? structure.bound(structure.count - 1) + 1 : start;
        String limit = block.last()
                ? " before the end of the file"
                : " within " + shape.longest() + " bytes, the most that csv.record allows";
        String problem = (quoted ? "the quote that opens here is not closed" : "the record does not end") + limit;
        giveUp(block.position(start), block.position(from), problem);
    }

    /// Reports a line that is no record, or as much of it as a record may have: the rest comes next.
    ///
    /// @param start where what is to be reported starts
    /// @param line where the line starts, or is looked at from, on which it ends
    private void giveUp(long start, long line, String problem) throws IOException, InterruptedException {
        if (!block.last() && block.end() - block.index(start) < shape.longest() + 2) {
            after = start;
            load(shape.longest() + 2);
        }
        int first = block.index(start);
        int most = (int) Math.min(block.end(), first + shape.longest());
        int end = lineEnd(Math.min(most, block.index(line)), most);
        problems.add(new Problem(
                0,
                blocks.mark(line),
                "",
                problem,
                problem(0, first, end, "", problem).text()));
        within = end < block.end() && !LineBreaks.ANY.isBreak(block.text().get(ValueLayout.JAVA_BYTE, end));
        boolean pair = end + 1 < block.end()
                && block.text().get(ValueLayout.JAVA_BYTE, end) == '\r'
                && block.text().get(ValueLayout.JAVA_BYTE, end + 1L) == '\n';
        int nextLine = pair ? end + 2 : end + 1;
        restart(within ? end : Math.min(block.end(), nextLine));
    }

    /// Where the first line break is from an index on, or `to`.
    private int lineEnd(int from, int to) {
        int at = from;
        while (at < to && !LineBreaks.ANY.isBreak(block.text().get(ValueLayout.JAVA_BYTE, at))) {
            at++;
        }
        return at;
    }
}
