package dev.leat.formats.arrow.write;

import dev.leat.api.data.Column;
import dev.leat.api.memory.MemoryBudget;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.function.Consumer;

/// Codes into one dictionary for all batches, in the order in which rows have used its texts: batches that code the
/// same rows otherwise give the same codes.
final class CodeColumn implements OutColumn {

    private static final int UNKNOWN = -1;

    private final MemorySegment codes;
    private final Growing translated;
    private final TextTable table;

    CodeColumn(int rows, SegmentAllocator arena, MemoryBudget memory) {
        this.codes = arena.allocate(4L * rows + Growing.PADDING, Growing.PADDING);
        this.translated = new Growing(memory, 1 << 10);
        this.table = new TextTable(memory);
    }

    TextTable table() {
        return table;
    }

    @Override
    public int append(Column column, int first, int rows, int at) {
        var coded = (Column.Codes) column;
        Column.Texts texts = coded.dictionary();
        MemorySegment map = translated.atLeast(4L * texts.rows(), 0);
        map.asSlice(0, 4L * texts.rows()).fill((byte) UNKNOWN);
        for (int i = 0; i < rows; i++) {
            int code = 0;
            if (!coded.isNull(first + i)) {
                long theirs = coded.get(first + i);
                code = map.getAtIndex(ValueLayout.JAVA_INT, theirs);
                if (code == UNKNOWN) {
                    int start = texts.start((int) theirs);
                    code = table.code(texts.bytes(), start, texts.end((int) theirs) - start);
                    map.setAtIndex(ValueLayout.JAVA_INT, theirs, code);
                }
            }
            codes.setAtIndex(ValueLayout.JAVA_INT, at + (long) i, code);
        }
        return -1;
    }

    @Override
    public void buffers(int rows, Consumer<MemorySegment> each) {
        each.accept(codes.asSlice(0, 4L * rows));
    }

    @Override
    public void clear() {}

    @Override
    public void close() {
        translated.close();
        table.close();
    }
}
