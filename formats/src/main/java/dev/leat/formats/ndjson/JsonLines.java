package dev.leat.formats.ndjson;

import dev.leat.formats.cells.Cells;
import dev.leat.formats.cells.Faults;
import dev.leat.formats.cells.Faults.Fault;
import dev.leat.formats.cells.Lines;
import dev.leat.formats.cells.Problem;
import dev.leat.formats.lines.Block;
import dev.leat.formats.lines.Blocks;
import dev.leat.formats.lines.Scratch;
import dev.leat.formats.lines.Span;
import dev.leat.formats.text.Utf8;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;

/// The rows of a stretch of a text, run by run: a line each. Lines of nothing but spaces are left out.
///
/// A line of more bytes than one may have is reported in pieces of that size, wherever blocks end.
final class JsonLines implements Lines {

    /// Values that are looked for before they are parsed: their bounds and text fit a processor's second-level
    /// cache.
    private static final int VALUES_OF_RUN = 4096;

    /// Lines that are no rows after which taking stops for a while.
    private static final int MOST_STRAYS = 1000;

    /// The least to ask of a block.
    private static final long LEAST = 64 << 10;

    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long FEEDS = '\n' * LOW_BITS;

    private final Blocks blocks;
    private final JsonRow row;
    private final int width;
    private final long longest;
    private final long to;
    private final MemorySegment bounds;
    private final int[] starts;
    private final int[] ends;
    private final Deque<Problem> problems = new ArrayDeque<>();

    private Block block = Block.NONE;
    private int count;
    private int next;
    private long after;
    // Whether what is at `after` goes on with a line that was given up.
    private boolean within;
    // Whether the line looked at last has bytes that are not ASCII.
    private boolean wide;

    /// @param columns how many `row` has
    /// @param longest how many bytes a line may have
    JsonLines(Blocks blocks, JsonRow row, int columns, long longest, Span span, Scratch bounds) {
        this.blocks = blocks;
        this.row = row;
        this.width = 2 * columns;
        this.longest = longest;
        this.after = span.from();
        this.to = span.to();
        this.within = span.within();
        int run = run(columns);
        this.bounds = bounds.atLeast(4L * run * Math.max(1, width));
        this.starts = new int[run];
        this.ends = new int[run];
    }

    /// How many rows of so many columns are looked for before they are parsed.
    static int run(int columns) {
        return Math.max(2, VALUES_OF_RUN / (columns + 1));
    }

    @Override
    public int available() {
        return count - next;
    }

    @Override
    public int next() {
        return next;
    }

    @Override
    public void advance(int number) {
        next += number;
    }

    @Override
    public Cells cells(int column, int first, int number) {
        return new Cells(block.text(), bounds, width, first * width + 2 * column, number, false);
    }

    @Override
    public int without(Faults faults, int first, int number) {
        int kept = first;
        for (int i = 0; i < number; i++) {
            if (!faults.has(i)) {
                MemorySegment.copy(bounds, 4L * (first + i) * width, bounds, 4L * kept * width, 4L * width);
                kept++;
            }
        }
        return first;
    }

    @Override
    public Cells keptCells(int column, int first, int number) {
        return cells(column, first, number);
    }

    @Override
    public Problem problem(int record, Fault fault) {
        return problem(record, starts[record], ends[record], fault.column(), fault.problem());
    }

    private Problem problem(int before, int start, int end, String column, String problem) {
        MemorySegment bytes = block.text().asSlice(start, end - start);
        return new Problem(before, blocks.mark(block.position(start)), column, problem, bytes);
    }

    @Override
    public Deque<Problem> problems() {
        return problems;
    }

    @Override
    public long position() {
        return next < count ? block.position(starts[next]) : after;
    }

    @Override
    public boolean within() {
        return within && next == count;
    }

    /// The text that the rows at hand are in.
    MemorySegment text() {
        return block.text();
    }

    /// Where a row at hand starts and ends in it.
    int start(int record) {
        return starts[record];
    }

    int end(int record) {
        return ends[record];
    }

    @Override
    public boolean refill() throws IOException, InterruptedException {
        next = 0;
        count = 0;
        while (after < to || within) {
            if (!block.loaded()) {
                block = blocks.load(after, LEAST);
            }
            take();
            if (count > 0 || !problems.isEmpty()) {
                return true;
            }
            if (ended()) {
                within = false;
                return false;
            }
            int rest = block.end() - block.index(after);
            if (after < to || within) {
                block = blocks.load(after, Math.max(LEAST, Math.min(2L * rest, longest + 1)));
            }
        }
        return false;
    }

    /// Takes whole lines, as many as the block has and there is room for.
    private void take() {
        while (count < starts.length && problems.size() < MOST_STRAYS && (after < to || within) && !ended()) {
            int start = block.index(after);
            int end = lineEnd(start);
            boolean whole = end < block.end() || block.last();
            if (start >= block.end() || (!whole && end - start <= longest)) {
                return;
            }
            if (within || end - start > longest) {
                giveUp(start, end);
                continue;
            }
            line(start, end);
            after = block.position(end + 1);
        }
    }

    /// Whether nothing follows: what a block ends with beyond the text is a line feed that the text lacks.
    private boolean ended() {
        return block.last() && after >= block.stop();
    }

    /// Where the next line feed is, or the end of the block.
    private int lineEnd(int start) {
        MemorySegment text = block.text();
        int stop = block.end();
        long high = 0;
        int at = start;
        while (at < stop) {
            long word = text.get(WORD, at);
            long other = word ^ FEEDS;
            long feeds = (other - LOW_BITS) & ~other & HIGH_BITS;
            if (feeds != 0) {
                at += Long.numberOfTrailingZeros(feeds) >>> 3;
                break;
            }
            high |= word;
            at += 8;
        }
        int end = Math.min(at, stop);
        // The words before the last are in `high`.
        wide = (high & HIGH_BITS) != 0 || !Utf8.ascii(text, Math.max(start, end - 8), end);
        return end;
    }

    private void line(int start, int end) {
        MemorySegment text = block.text();
        if (blank(text, start, end)) {
            return;
        }
        if (wide && !Utf8.valid(text, start, end)) {
            problems.add(problem(count, start, end, "", "the line is not UTF-8"));
        } else if (row.read(text, start, end, bounds, count)) {
            starts[count] = start;
            ends[count] = end;
            count++;
        } else {
            problems.add(problem(count, start, end, "", row.problem()));
        }
    }

    private static boolean blank(MemorySegment text, int start, int end) {
        for (int i = start; i < end; i++) {
            byte b = text.get(BYTE, i);
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /// Reports as much of a line as one may have. The rest comes next.
    private void giveUp(int start, int lineEnd) {
        String what = within
                ? "this goes on with a line of more bytes than ndjson.record allows"
                : "the line does not end within " + longest + " bytes, the most that ndjson.record allows";
        int end = (int) Math.min(lineEnd, start + longest);
        if (end > start) {
            problems.add(problem(count, start, end, "", what));
        }
        within = end < lineEnd;
        after = block.position(within ? end : end + 1);
    }
}
