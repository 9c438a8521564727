package dev.leat.formats.ndjson;

import dev.leat.formats.cells.Cell;
import dev.leat.formats.lines.Block;
import dev.leat.formats.lines.Scratch;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// Reads values as [JsonForm] has them. That they are JSON was seen before.
final class JsonCell implements Cell {

    private final Scratch scratch;
    private MemorySegment text = MemorySegment.NULL;
    private long start;
    private long end;

    JsonCell(Scratch scratch) {
        this.scratch = scratch;
    }

    @Override
    public Kind read(MemorySegment file, int from, int to) {
        if (from > to) {
            return Kind.NULL;
        }
        text = file;
        start = from;
        end = to;
        if (from < to && file.get(ValueLayout.JAVA_BYTE, from) == '"') {
            text = scratch.atLeast(to - from + (long) Block.AFTER);
            start = 0;
            end = Escapes.decode(file, from + 1, to - 1, text, 0);
        }
        return Kind.TEXT;
    }

    /// There is none that is wrong.
    @Override
    public String problem(MemorySegment file, int from, int to) {
        return "no JSON";
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
        return start < end && text.get(ValueLayout.JAVA_BYTE, start) != '"';
    }

    @Override
    public String string() {
        return new String(text.asSlice(start, end - start).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }
}
