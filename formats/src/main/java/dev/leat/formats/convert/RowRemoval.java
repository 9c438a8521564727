package dev.leat.formats.convert;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Type;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Set;

/// Takes rows that could not be read out of a batch. They are few, and rows are moved one by one.
public final class RowRemoval {

    private RowRemoval() {}

    public static void remove(BatchBuilder batch, Set<Integer> rows) {
        for (int column = 0; column < batch.schema().size(); column++) {
            remove(batch, column, rows);
        }
        batch.rows(batch.rows() - rows.size());
    }

    private static void remove(BatchBuilder batch, int column, Set<Integer> rows) {
        Type type = batch.schema().field(column).type();
        MemorySegment values = batch.values(column);
        MemorySegment validity = batch.validity(column);
        boolean text = type instanceof Type.Utf8 || type instanceof Type.Binary;
        long bytes = type.bits() / 8;
        int to = 0;
        for (int from = 0; from < batch.rows(); from++) {
            if (rows.contains(from)) {
                continue;
            }
            Bitmaps.set(validity, to, Bitmaps.get(validity, from));
            if (text) {
                moveText(values, batch.bytes(column, 0), from, to);
            } else if (type instanceof Type.Bool) {
                Bitmaps.set(values, to, Bitmaps.get(values, from));
            } else {
                MemorySegment.copy(values, from * bytes, values, to * bytes, bytes);
            }
            to++;
        }
    }

    private static void moveText(MemorySegment offsets, MemorySegment bytes, int from, int to) {
        int start = offsets.getAtIndex(ValueLayout.JAVA_INT, from);
        int end = offsets.getAtIndex(ValueLayout.JAVA_INT, from + 1L);
        int target = offsets.getAtIndex(ValueLayout.JAVA_INT, to);
        MemorySegment.copy(bytes, start, bytes, target, end - start);
        offsets.setAtIndex(ValueLayout.JAVA_INT, to + 1L, target + (end - start));
    }
}
