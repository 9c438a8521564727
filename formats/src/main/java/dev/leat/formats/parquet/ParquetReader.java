package dev.leat.formats.parquet;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Reject;
import dev.leat.api.plugin.Environment;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.formats.parquet.metadata.Leaf;
import dev.leat.formats.parquet.metadata.RowGroup;
import dev.leat.formats.parquet.pages.ColumnReader;
import dev.leat.formats.parquet.pages.ColumnReaders;
import dev.leat.formats.parquet.pages.Decompressors;
import dev.leat.formats.parquet.pages.PageKernels;
import dev.leat.formats.parquet.pages.Rejections;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads row groups of a file into batches: of each column a page at a time.
final class ParquetReader implements Reader {

    private final Arena arena;
    private final Decompressors decompressors;
    private final ParquetFile file;
    private final int end;
    private final List<Leaf> leaves;
    private final List<ColumnReader> columns;
    private final Rejections rejections = new Rejections();
    private Place place;
    private boolean opened = false;
    private long reported = 0;

    private ParquetReader(
            Arena arena,
            Decompressors decompressors,
            ParquetFile file,
            int end,
            Place place,
            List<Leaf> leaves,
            List<ColumnReader> columns) {
        this.arena = arena;
        this.decompressors = decompressors;
        this.file = file;
        this.end = end;
        this.place = place;
        this.leaves = leaves;
        this.columns = columns;
    }

    static ParquetReader open(ParquetFile file, SplitToken token, Place place, Scan scan, Environment environment) {
        var memory = environment.memory();
        Arena arena = memory.open("parquet read");
        boolean made = false;
        try {
            var decompressors = new Decompressors(memory, arena);
            PageKernels kernels = PageKernels.of(environment.kernels());
            var readers = new ColumnReaders(file.store(), file.blob(), decompressors, kernels, arena, memory);
            List<Leaf> leaves = new ArrayList<>();
            List<ColumnReader> columns = new ArrayList<>();
            for (Field field : scan.columns()) {
                Leaf leaf = file.leaf(field.name());
                leaves.add(leaf);
                columns.add(readers.open(leaf, field, columns.size(), scan.digits()));
            }
            made = true;
            return new ParquetReader(arena, decompressors, file, token.to(), place, leaves, columns);
        } finally {
            if (!made) {
                arena.close();
            }
        }
    }

    @Override
    public boolean read(BatchBuilder batch) throws IOException, InterruptedException {
        rejections.clear();
        for (ColumnReader column : columns) {
            column.begin(batch);
        }
        Place before = place;
        int rows = 0;
        while (rows < batch.capacity() && more()) {
            int filled = fill(batch, rows);
            if (filled == 0) {
                break;
            }
            rows += filled;
        }
        finish(batch, rows, before);
        return rows > 0;
    }

    /// Goes to the next row group where this one is at its end.
    ///
    /// @return whether there are rows
    private boolean more() throws IOException, InterruptedException {
        while (place.group() < end && place.row() >= group().rows()) {
            place = new Place(place.group() + 1, 0);
            opened = false;
        }
        if (place.group() >= end) {
            return false;
        }
        if (!opened) {
            RowGroup group = group();
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).of(group.chunks().get(leaves.get(i).column()), group.firstRow());
                columns.get(i).skip(place.row());
            }
            opened = true;
        }
        return true;
    }

    private RowGroup group() {
        return file.footer().rowGroups().get(place.group());
    }

    /// Fills as many rows as all columns have at hand.
    private int fill(BatchBuilder batch, int row) throws IOException, InterruptedException {
        int count = (int) Math.min(batch.capacity() - row, group().rows() - place.row());
        for (ColumnReader column : columns) {
            count = column.available(count);
            if (count == 0) {
                return 0;
            }
        }
        for (ColumnReader column : columns) {
            column.fill(batch, row, count, rejections);
        }
        place = new Place(place.group(), place.row() + count);
        return count;
    }

    private void finish(BatchBuilder batch, int rows, Place before) {
        batch.rows(rows);
        if (!rejections.none()) {
            reject(batch, before);
            RowRemoval.remove(batch, rejections.byRow().keySet());
        }
        long read = 0;
        for (ColumnReader column : columns) {
            column.finish(batch);
            read += column.bytesRead();
        }
        batch.bytesRead(read - reported);
        reported = read;
    }

    private void reject(BatchBuilder batch, Place before) {
        List<RowGroup> groups = file.footer().rowGroups();
        long first = groups.get(before.group()).firstRow() + before.row();
        int rejected = 0;
        for (Map.Entry<Integer, Rejections.Rejection> entry : rejections.byRow().entrySet()) {
            int row = entry.getKey();
            Rejections.Rejection rejection = entry.getValue();
            String line = file.name() + ":" + (first + row + 1) + ": column '" + rejection.column() + "': "
                    + rejection.problem() + "\n";
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            MemorySegment record = batch.allocate(bytes.length).asSlice(0, bytes.length);
            MemorySegment.copy(bytes, 0, record, ValueLayout.JAVA_BYTE, 0, bytes.length);
            batch.reject(new Reject(row - rejected++, first + row, rejection.column(), rejection.problem(), record));
        }
    }

    @Override
    public Position position() {
        return place.position();
    }

    @Override
    public void close() {
        if (!arena.scope().isAlive()) {
            return;
        }
        try (arena;
                decompressors) {
            columns.forEach(ColumnReader::close);
        }
    }
}
