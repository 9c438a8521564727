package dev.leat.formats.csv;

import dev.leat.formats.cells.Cells;
import dev.leat.formats.cells.Faults;
import dev.leat.formats.lines.LineBreaks;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Takes whole records out of a structural scan: those with as many fields as there are columns. Blank lines and
/// comments are left out, lines of another number of fields become strays.
///
/// Where every line is a record its bounds are used where they are; else they are gathered.
final class Records {

    /// Strays after which taking stops for a while.
    private static final int MOST_STRAYS = 1000;

    private final CsvShape shape;
    private final int columns;
    private final MemorySegment gathered;
    private final List<Stray> strays = new ArrayList<>();

    private MemorySegment text = MemorySegment.NULL;
    private MemorySegment bounds = MemorySegment.NULL;
    private int stride;
    private int count;
    private int used;
    private int after;
    private boolean ended;
    private boolean wide;

    /// @param gathered room for the bounds of one run
    Records(CsvShape shape, MemorySegment gathered) {
        this.shape = shape;
        this.columns = shape.columns();
        this.gathered = gathered;
    }

    int count() {
        return count;
    }

    /// How many bounds of the structure they take.
    int used() {
        return used;
    }

    /// Where the line after them starts.
    int after() {
        return after;
    }

    /// Whether the line after them starts at the limit or beyond.
    boolean ended() {
        return ended;
    }

    /// Lines that are no records, in order.
    List<Stray> strays() {
        return strays;
    }

    int start(int record) {
        return bounds.getAtIndex(Cells.BOUND, (long) record * stride) + 1;
    }

    /// Where its last field ends.
    int end(int record) {
        return bounds.getAtIndex(Cells.BOUND, (long) record * stride + columns);
    }

    Cells cells(int column, int first, int number) {
        return new Cells(text, bounds, stride, first * stride + column, number, wide);
    }

    /// Has nothing, before the line at an index of the text.
    void restart(int from, int limit) {
        strays.clear();
        count = 0;
        used = 0;
        after = from;
        ended = from >= limit;
    }

    /// Takes the records that start before `limit`.
    ///
    /// @param last whether nothing follows what was scanned
    void take(Structure structure, int limit, boolean last) {
        text = structure.text;
        wide = structure.wide;
        restart(structure.bound(0) + 1, limit);
        if (!takeRegular(structure, last)) {
            gather(structure, limit, last);
            return;
        }
        while (count > 0 && start(count - 1) >= limit) {
            count--;
        }
        used = count * stride;
        after = structure.bound(used) + 1;
        ended = after >= limit;
    }

    /// Leaves out records for good, and brings the others of a run together.
    ///
    /// @return where the run is now: its first record's number
    int without(Faults faults, int first, int number) {
        int width = columns + 1;
        int to = stride == width && bounds.equals(gathered) ? first : 0;
        int kept = to;
        for (int i = 0; i < number; i++) {
            if (!faults.has(i)) {
                long from = 4L * (first + i) * stride;
                MemorySegment.copy(bounds, from, gathered, 4L * kept * width, 4L * width);
                kept++;
            }
        }
        return to;
    }

    /// The cells of a run that [#without] has made.
    Cells keptCells(int column, int first, int number) {
        return new Cells(text, gathered, columns + 1, first * (columns + 1) + column, number, wide);
    }

    private boolean takeRegular(Structure structure, boolean last) {
        if (structure.comments || structure.breaks == 0) {
            return false;
        }
        boolean regular = structure.returns == 0 ? everyFeed(structure) : everyReturnAndFeed(structure, last);
        if (regular) {
            bounds = structure.bounds;
        }
        return regular;
    }

    /// Whether every line ends with LF, after as many fields as there are columns.
    private boolean everyFeed(Structure structure) {
        int lines = structure.breaks;
        if ((long) lines * columns >= structure.count) {
            return false;
        }
        stride = columns;
        count = lines;
        int others = 0;
        for (int line = 1; line <= lines; line++) {
            others |= text.get(ValueLayout.JAVA_BYTE, structure.bound(line * columns)) ^ '\n';
        }
        return others == 0;
    }

    /// Whether every line ends with CR LF, which are two bounds, after as many fields as there are columns.
    private boolean everyReturnAndFeed(Structure structure, boolean last) {
        stride = columns + 1;
        count = structure.breaks / 2;
        if ((long) count * stride >= structure.count || structure.returns != structure.breaks - count) {
            return false;
        }
        // The LF of the last CR may not have been scanned yet.
        boolean odd = (structure.breaks & 1) != 0;
        if (odd && (last || text.get(ValueLayout.JAVA_BYTE, structure.bound(structure.count - 1)) != '\r')) {
            return false;
        }
        int others = 0;
        for (int line = 1; line <= count; line++) {
            int feed = structure.bound(line * stride);
            others |= text.get(ValueLayout.JAVA_BYTE, feed) ^ '\n';
            others |= text.get(ValueLayout.JAVA_BYTE, feed - 1L) ^ '\r';
            others |= structure.bound(line * stride - 1) ^ (feed - 1);
        }
        return others == 0;
    }

    private void gather(Structure structure, int limit, boolean last) {
        bounds = gathered;
        stride = columns + 1;
        count = 0;
        for (int slot = 1; slot < structure.count && count < shape.run() && strays.size() < MOST_STRAYS; slot++) {
            int end = structure.bound(slot);
            byte b = text.get(ValueLayout.JAVA_BYTE, end);
            if (!LineBreaks.ANY.isBreak(b)) {
                continue;
            }
            boolean unsure = b == '\r' && end + 1 == structure.end && !last;
            if (unsure || ended) {
                return;
            }
            line(structure, slot);
            if (b == '\r' && end + 1 < structure.end && text.get(ValueLayout.JAVA_BYTE, end + 1L) == '\n') {
                slot = feedAfter(structure, slot);
            }
            used = slot;
            after = structure.bound(slot) + 1;
            ended = after >= limit;
        }
    }

    /// Takes the LF after a CR as part of the same line end.
    ///
    /// @return its slot
    private static int feedAfter(Structure structure, int slot) {
        int feed = structure.bound(slot) + 1;
        if (feed < structure.at) {
            return slot + 1;
        }
        structure.bounds.setAtIndex(Cells.BOUND, slot, feed);
        structure.at = feed + 1;
        return slot;
    }

    /// Takes the line that ends at a slot.
    private void line(Structure structure, int slot) {
        int fields = slot - used;
        int start = after;
        int end = structure.bound(slot);
        boolean blank = start == end && columns > 1;
        if (blank
                || (start < end
                        && text.get(ValueLayout.JAVA_BYTE, start)
                                == shape.dialect().comment())) {
            return;
        }
        if (fields > columns || (fields < columns && !shape.pad())) {
            strays.add(new Stray(count, start, end, fields));
            return;
        }
        long to = (long) count * stride;
        MemorySegment.copy(structure.bounds, 4L * used, gathered, 4 * to, 4L * (fields + 1));
        // A field that starts after its end is missing.
        for (int field = fields + 1; field <= columns; field++) {
            gathered.setAtIndex(Cells.BOUND, to + field, end);
        }
        count++;
    }

    /// A line that is no record.
    ///
    /// @param before the number of the record after it
    /// @param fields how many fields it has
    record Stray(int before, int start, int end, int fields) {}
}
