package dev.leat.core.aggregate;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.DataException;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Emitter;
import dev.leat.core.aggregate.Layout.Group;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Puts groups into batches.
final class Outlet {

    private static final int ROWS = 8192;
    private static final long TEXT = 1 << 20;

    private final Layout layout;
    private final Emitter out;
    private BatchBuilder builder;
    private Cell cell;
    private int rows;
    private long groups;

    Outlet(Layout layout, int expected, Emitter out) {
        this.layout = layout;
        this.out = out;
        this.builder = out.builder(Math.clamp(expected, 1, ROWS));
        this.cell = new Cell(builder);
    }

    void put(Group group) throws IOException, InterruptedException {
        if (rows == builder.capacity() || cell.textBytes() > TEXT) {
            flush();
            builder = out.builder(ROWS);
            cell = new Cell(builder);
        }
        int keys = layout.keys().size();
        for (int key = 0; key < keys; key++) {
            cell.at(key, rows);
            if (Layout.isNull(group.records(), group.at(), key)) {
                cell.absent();
            } else {
                cell.value(group.records(), group.at() + layout.keyAt(key), group.texts());
            }
        }
        List<Aggregate> aggregates = layout.aggregates();
        for (int i = 0; i < aggregates.size(); i++) {
            cell.at(keys + i, rows);
            try {
                aggregates.get(i).emit(new Group(group.records(), group.at() + layout.stateAt(i), group.texts()), cell);
            } catch (ArithmeticException e) {
                throw new DataException(
                        named(group), 0, "'" + aggregates.get(i).field().name() + "' " + e.getMessage());
            }
        }
        rows++;
        groups++;
    }

    /// Passes on what is left.
    ///
    /// @return how many groups there were
    long end() throws IOException, InterruptedException {
        flush();
        return groups;
    }

    private void flush() throws IOException, InterruptedException {
        builder.rows(rows);
        out.emit(builder);
        rows = 0;
    }

    /// A group, as people know it.
    private String named(Group group) {
        List<String> parts = new ArrayList<>();
        Schema schema = layout.output();
        for (int key = 0; key < layout.keys().size(); key++) {
            String value = Layout.isNull(group.records(), group.at(), key) ? "null" : text(group, key);
            parts.add(schema.field(key).name() + "=" + value);
        }
        return parts.isEmpty() ? "all rows" : "the group " + String.join(", ", parts);
    }

    private String text(Group group, int key) {
        long at = group.at() + layout.keyAt(key);
        long word = group.records().get(ValueLayout.JAVA_LONG, at);
        return switch (layout.kind(key)) {
            case INTEGER -> Long.toString(word);
            case REAL -> Double.toString(Double.longBitsToDouble(word));
            case WIDE -> Sums.big128(group.records(), at).toString();
            case TEXT -> {
                byte[] bytes = group.texts()
                        .asSlice(TextHeap.start(word), TextHeap.length(word))
                        .toArray(ValueLayout.JAVA_BYTE);
                yield new String(bytes, StandardCharsets.UTF_8);
            }
        };
    }
}
