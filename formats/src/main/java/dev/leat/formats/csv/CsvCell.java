package dev.leat.formats.csv;

import dev.leat.formats.cells.Cell;
import dev.leat.formats.cells.Cells;
import dev.leat.formats.lines.Scratch;
import dev.leat.formats.text.Utf8;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Reads fields: null, or a text without its quotes.
final class CsvCell implements Cell {

    /// Bytes that may be loaded beyond a text.
    static final int ROOM = Cells.ROOM_AFTER;

    private final CellRules rules;
    private final boolean textual;
    private final Scratch scratch;

    private MemorySegment text = MemorySegment.NULL;
    private long start;
    private long end;
    private boolean verbatim;

    /// @param textual whether its text is the value: the quoted empty text is not null then
    CsvCell(CellRules rules, boolean textual, Scratch scratch) {
        this.rules = rules;
        this.textual = textual;
        this.scratch = scratch;
    }

    @Override
    public MemorySegment text() {
        return text;
    }

    @Override
    public long start() {
        return start;
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public boolean verbatim() {
        return verbatim;
    }

    @Override
    public String string() {
        return new String(text.asSlice(start, end - start).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }

    @Override
    public Kind read(MemorySegment file, int from, int to) {
        if (from > to) {
            return Kind.NULL;
        }
        if (from < to && file.get(ValueLayout.JAVA_BYTE, from) == rules.quote()) {
            return readQuoted(file, from, to);
        }
        if ((from == to && !textual) || rules.isNull(file, from, to)) {
            return Kind.NULL;
        }
        return decode(file, from, to, true);
    }

    @Override
    public String problem(MemorySegment file, int from, int to) {
        Charset charset = rules.latin1() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        byte[] shown = file.asSlice(from, Math.min(60, to - from)).toArray(ValueLayout.JAVA_BYTE);
        String field = new String(shown, charset) + (to - from > 60 ? "…" : "");
        return file.get(ValueLayout.JAVA_BYTE, from) == rules.quote() && !closes(file, from, to)
                ? "text after the closing quote of " + field + "; a quote in a quoted field has to be doubled"
                : "'" + field + "' is not UTF-8; another encoding is named by csv.encoding";
    }

    private boolean closes(MemorySegment file, int from, int to) {
        return to - from >= 2 && unquote(file, from, to) >= 0;
    }

    private Kind readQuoted(MemorySegment file, int from, int to) {
        long length = unquote(file, from, to);
        if (length < 0) {
            return Kind.WRONG;
        }
        MemorySegment unquoted = scratch.segment();
        boolean asNull = !textual && (length == 0 || rules.isNull(unquoted, 0, length));
        return asNull ? Kind.NULL : decode(unquoted, 0, length, false);
    }

    /// Copies the text inside quotes to the scratch.
    ///
    /// @return its length, or -1 where something follows the closing quote
    private long unquote(MemorySegment file, int from, int to) {
        MemorySegment unquoted = scratch.atLeast(to - from + (long) ROOM);
        long length = 0;
        for (int i = from + 1; i < to; i++) {
            byte b = file.get(ValueLayout.JAVA_BYTE, i);
            if (b == rules.quote()) {
                if (i + 1 == to) {
                    return length;
                }
                i++;
                if (file.get(ValueLayout.JAVA_BYTE, i) != rules.quote()) {
                    return -1;
                }
            }
            unquoted.set(ValueLayout.JAVA_BYTE, length++, b);
        }
        return -1;
    }

    private Kind decode(MemorySegment source, long from, long to, boolean raw) {
        text = source;
        start = from;
        end = to;
        verbatim = (raw && from < to) || !rules.ambiguous(source, from, to);
        if (!textual || Utf8.ascii(source, from, to)) {
            return Kind.TEXT;
        }
        if (!rules.latin1()) {
            return Utf8.valid(source, from, to) ? Kind.TEXT : Kind.WRONG;
        }
        text = scratch.atLeast(3 * (to - from) + ROOM);
        // The source may be the scratch itself: the decoded text is put behind it.
        start = to - from;
        end = Utf8.fromLatin1(source, from, to, text, start);
        verbatim = false;
        return Kind.TEXT;
    }
}
