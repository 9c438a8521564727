package dev.leat.formats.csv;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Reject;
import dev.leat.formats.csv.Records.Stray;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Deque;

/// The records of a stretch of a text, run by run: loads blocks, scans them, takes records, and where a record has no
/// end goes on at the next line.
final class Lines {

    /// The end of a span that ends with the text.
    static final long NO_END = Long.MAX_VALUE >> 1;

    /// The least to ask of a block.
    private static final long LEAST = 64 << 10;

    private final Blocks blocks;
    private final CsvKernels kernels;
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

    Lines(Blocks blocks, CsvKernels kernels, CsvShape shape, Span span, Scratch bounds, Scratch gathered) {
        this.blocks = blocks;
        this.kernels = kernels;
        this.shape = shape;
        this.structure = new Structure(bounds.atLeast(4L * (shape.enough() + Structure.ROOM)));
        this.records = new Records(shape, gathered.atLeast(4L * (shape.enough() + Structure.ROOM)));
        this.after = span.from();
        this.to = span.to();
        this.within = span.within();
    }

    /// How many records are at hand, of those that fit a run.
    int available() {
        return Math.min(shape.run(), records.count() - next);
    }

    /// The number of the first one at hand among the [#records].
    int next() {
        return next;
    }

    Records records() {
        return records;
    }

    /// Lines that are no records, in order.
    Deque<Problem> problems() {
        return problems;
    }

    /// Where the next line starts in the text.
    long position() {
        return next < records.count() ? block.position(records.start(next)) : after;
    }

    /// Whether the text there goes on with a line of which the part before was reported.
    boolean within() {
        return within;
    }

    /// Says that records were dealt with.
    void advance(int number) {
        next += number;
    }

    /// What is to be reported of a record.
    ///
    /// @param start where in the block it starts
    Problem problem(int record, int start, int end, String column, String problem) {
        MemorySegment bytes = block.text().asSlice(start, end - start);
        return new Problem(record, blocks.mark(block.position(start)), column, problem, bytes);
    }

    /// Gets more records, or lines that are none, once those before are dealt with.
    ///
    /// @return false where there are no more
    boolean refill() throws IOException, InterruptedException {
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
            kernels.scan(structure, shape.dialect(), shape.enough());
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
        within = end < block.end() && !StoredBlocks.isBreak(block.text().get(ValueLayout.JAVA_BYTE, end));
        boolean pair = end + 1 < block.end()
                && block.text().get(ValueLayout.JAVA_BYTE, end) == '\r'
                && block.text().get(ValueLayout.JAVA_BYTE, end + 1L) == '\n';
        int nextLine = pair ? end + 2 : end + 1;
        restart(within ? end : Math.min(block.end(), nextLine));
    }

    /// Where the first line break is from an index on, or `to`.
    private int lineEnd(int from, int to) {
        int at = from;
        while (at < to && !StoredBlocks.isBreak(block.text().get(ValueLayout.JAVA_BYTE, at))) {
            at++;
        }
        return at;
    }

    /// What is wrong with a record, or with a line that is none.
    ///
    /// @param before the number of the record that it is or stands before
    /// @param offset where it starts, see [Blocks#mark]
    /// @param text its bytes, until more records are got
    record Problem(int before, long offset, String column, String problem, MemorySegment text) {

        /// Reports it.
        ///
        /// @param rows how many rows of the batch stand before it
        void reject(int rows, BatchBuilder batch) {
            MemorySegment copy = batch.allocate(text.byteSize()).asSlice(0, text.byteSize());
            batch.reject(new Reject(rows, offset, column, problem, copy.copyFrom(text)));
        }
    }
}
