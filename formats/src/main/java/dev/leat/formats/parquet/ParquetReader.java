package dev.leat.formats.parquet;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Reject;
import dev.leat.api.plugin.Environment;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.formats.convert.Rejections;
import dev.leat.formats.convert.RowRemoval;
import dev.leat.formats.parquet.metadata.Leaf;
import dev.leat.formats.parquet.metadata.PageLocations;
import dev.leat.formats.parquet.metadata.RowGroup;
import dev.leat.formats.parquet.pages.ColumnReader;
import dev.leat.formats.parquet.pages.ColumnReaders;
import dev.leat.formats.parquet.pages.Decompressors;
import dev.leat.formats.parquet.pages.PageKernels;
import dev.leat.formats.parquet.pushdown.RowRange;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads rows of a file into batches, of each column a page at a time: those of the row groups of a split, or of a part
/// of one, that may meet a condition.
final class ParquetReader implements Reader {

    private final Arena arena;
    private final Decompressors decompressors;
    private final ParquetFile file;
    private final Place end;
    private final Selection selection;
    private final List<Leaf> leaves;
    private final List<ColumnReader> columns;
    private final Rejections rejections = new Rejections();
    private final FileRows fileRows = new FileRows();
    private Place place;

    /// The rows of this row group that are wanted, and which of them are next.
    private List<RowRange> wanted = List.of();

    private int range = 0;
    private boolean opened = false;
    private boolean sought = false;
    private long reported = 0;

    private ParquetReader(
            Arena arena,
            Decompressors decompressors,
            ParquetFile file,
            Selection selection,
            Place end,
            Place place,
            List<Leaf> leaves,
            List<ColumnReader> columns) {
        this.arena = arena;
        this.decompressors = decompressors;
        this.file = file;
        this.selection = selection;
        this.end = end;
        this.place = place;
        this.leaves = leaves;
        this.columns = columns;
    }

    static ParquetReader open(ParquetFile file, Selection selection, SplitToken token, Place place, Scan scan) {
        Environment environment = file.environment();
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
            return new ParquetReader(arena, decompressors, file, selection, token.to(), place, leaves, columns);
        } finally {
            if (!made) {
                arena.close();
            }
        }
    }

    @Override
    public boolean read(BatchBuilder batch) throws IOException, InterruptedException {
        rejections.clear();
        fileRows.clear();
        for (ColumnReader column : columns) {
            column.begin(batch);
        }
        int rows = 0;
        while (rows < batch.capacity() && more()) {
            int filled = fill(batch, rows);
            if (filled == 0) {
                break;
            }
            rows += filled;
        }
        finish(batch, rows);
        return rows > 0;
    }

    /// Goes to the next rows that are wanted.
    ///
    /// @return whether there are any
    private boolean more() throws IOException, InterruptedException {
        while (place.before(end)) {
            if (!opened) {
                openGroup();
            }
            while (range < wanted.size() && wanted.get(range).to() <= place.row()) {
                range++;
                sought = false;
            }
            if (range < wanted.size()) {
                if (!sought) {
                    seek(wanted.get(range));
                }
                return true;
            }
            place = place.next();
            opened = false;
        }
        return false;
    }

    private void openGroup() throws IOException, InterruptedException {
        RowGroup group = group();
        long to = place.group() == end.group() ? Math.min(end.row(), group.rows()) : group.rows();
        wanted = new RowRange(place.row(), to).cut(selection.rows(group));
        range = 0;
        sought = false;
        opened = true;
        if (wanted.isEmpty()) {
            return;
        }
        boolean whole = wanted.getFirst().equals(new RowRange(0, group.rows()));
        for (int i = 0; i < columns.size(); i++) {
            // Pages that are read one after the other need no index.
            PageLocations pages = whole ? PageLocations.UNKNOWN : selection.locations(group, leaves.get(i));
            columns.get(i).of(group.chunks().get(leaves.get(i).column()), pages, group.firstRow());
        }
    }

    private void seek(RowRange rows) throws IOException, InterruptedException {
        long from = Math.max(rows.from(), place.row());
        for (ColumnReader column : columns) {
            column.seek(from, rows.to());
        }
        place = new Place(place.group(), from);
        sought = true;
    }

    private RowGroup group() {
        return file.footer().rowGroups().get(place.group());
    }

    /// Fills as many rows as all columns have at hand.
    private int fill(BatchBuilder batch, int row) throws IOException, InterruptedException {
        int count = (int) Math.min(batch.capacity() - row, wanted.get(range).to() - place.row());
        for (ColumnReader column : columns) {
            count = column.available(count);
            if (count == 0) {
                return 0;
            }
        }
        for (ColumnReader column : columns) {
            column.fill(batch, row, count, rejections);
        }
        fileRows.add(row, group().firstRow() + place.row());
        place = new Place(place.group(), place.row() + count);
        return count;
    }

    private void finish(BatchBuilder batch, int rows) {
        batch.rows(rows);
        if (!rejections.none()) {
            reject(batch);
            RowRemoval.remove(batch, rejections.byRow().keySet());
        }
        long read = selection.bytesRead();
        for (ColumnReader column : columns) {
            column.finish(batch);
            read += column.bytesRead();
        }
        batch.bytesRead(read - reported);
        reported = read;
    }

    private void reject(BatchBuilder batch) {
        int rejected = 0;
        for (Map.Entry<Integer, Rejections.Rejection> entry : rejections.byRow().entrySet()) {
            int row = entry.getKey();
            long fileRow = fileRows.of(row);
            Rejections.Rejection rejection = entry.getValue();
            String line = file.name() + ":" + (fileRow + 1) + ": column '" + rejection.column() + "': "
                    + rejection.problem() + "\n";
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            MemorySegment record = batch.allocate(bytes.length).asSlice(0, bytes.length);
            MemorySegment.copy(bytes, 0, record, ValueLayout.JAVA_BYTE, 0, bytes.length);
            batch.reject(new Reject(row - rejected++, fileRow, rejection.column(), rejection.problem(), record));
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
