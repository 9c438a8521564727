package dev.leat.formats.csv;

import static dev.leat.formats.csv.Structure.CLOSED;
import static dev.leat.formats.csv.Structure.COMMENT;
import static dev.leat.formats.csv.Structure.FIELD;
import static dev.leat.formats.csv.Structure.PLAIN;
import static dev.leat.formats.csv.Structure.QUOTED;
import static dev.leat.formats.csv.Structure.RECORD;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The structural scan byte by byte: what the vector one has to agree with.
final class ScalarScan implements CsvScan {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    @Override
    public void scan(Structure structure, CsvDialect dialect, int enough) {
        while (structure.at < structure.end && structure.count < enough) {
            scanTo(structure, dialect, Math.min(structure.end, structure.at + 64));
        }
    }

    /// Scans up to a position, which may take [Structure#ROOM] bounds at most.
    static void scanTo(Structure structure, CsvDialect dialect, int to) {
        MemorySegment text = structure.text;
        int state = structure.state;
        int count = structure.count;
        int at = structure.at;
        for (; at < to; at++) {
            int b = text.get(BYTE, at);
            structure.wide |= b < 0;
            state = next(state, b, dialect);
            structure.comments |= state == COMMENT;
            if (state <= FIELD) {
                structure.bounds.setAtIndex(INT, count++, at);
            }
            if (state == RECORD) {
                structure.breaks++;
                structure.returns += b == '\r' ? 1 : 0;
            }
        }
        structure.state = state;
        structure.count = count;
        structure.at = at;
    }

    /// The state after a byte. [Structure#RECORD] and [Structure#FIELD] tell that the byte was a bound.
    private static int next(int state, int b, CsvDialect dialect) {
        if (state == QUOTED) {
            return b == dialect.quote() ? CLOSED : QUOTED;
        }
        if (b == '\n' || b == '\r') {
            return RECORD;
        }
        if (state == COMMENT || (state == RECORD && b == dialect.comment())) {
            return COMMENT;
        }
        if (b == dialect.delimiter()) {
            return FIELD;
        }
        return state != PLAIN && b == dialect.quote() ? QUOTED : PLAIN;
    }
}
