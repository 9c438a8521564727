package dev.leat.formats.parquet.write;

import dev.leat.api.spill.Spill;
import dev.leat.formats.compression.BlockCompression;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Table;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntSupplier;

/// Writes tables as files.
final class Written {

    static final ParquetStyle ZSTD = ParquetStyle.PLAIN;

    private final Path folder;
    private final ArenaBudget budget;
    private final Spill spill;

    Written(Path folder, ArenaBudget budget) {
        this(folder, budget, Spill.NONE);
    }

    Written(Path folder, ArenaBudget budget, Spill spill) {
        this.folder = folder;
        this.budget = budget;
        this.spill = spill;
    }

    static ParquetStyle style(BlockCompression compression) {
        return new ParquetStyle(compression, 16 << 20, 1 << 20, true, List.of());
    }

    static ParquetStyle sizes(long rowGroup, long page) {
        return new ParquetStyle(BlockCompression.ZSTD, rowGroup, page, true, List.of());
    }

    /// Random rows of all types, of which one value in eight is null.
    static Table rows(long seed, int count) {
        return RandomBatches.of(seed).table(RandomBatches.schema(RandomBatches.ALL_TYPES), count);
    }

    static Table rowsWithoutNulls(long seed, int count) {
        return RandomBatches.withoutNulls(seed).table(RandomBatches.schema(RandomBatches.ALL_TYPES), count);
    }

    /// Writes a table in one batch.
    Path file(Table rows, ParquetStyle style) throws IOException, InterruptedException {
        return file(rows, style, () -> rows.rows().size());
    }

    /// Writes a table in batches of some sizes.
    Path file(Table rows, ParquetStyle style, IntSupplier sizes) throws IOException, InterruptedException {
        Path file = Files.createTempFile(folder, "written", ".parquet");
        Files.delete(file);
        try (var sink = new ParquetSink(
                new FileOutput(file), rows.schema(), style, budget.environment().spillingTo(spill))) {
            int size = rows.rows().size();
            for (int from = 0; from < size; ) {
                int to = Math.min(size, from + sizes.getAsInt());
                try (Arena arena = Arena.ofShared()) {
                    sink.write(rows.slice(from, to).batch(arena));
                }
                from = to;
            }
            sink.flush();
            if (sink.bytesWritten() != Files.size(file)) {
                throw new AssertionError(sink.bytesWritten() + " bytes written, " + Files.size(file) + " in the file");
            }
        }
        if (budget.used() != 0) {
            throw new AssertionError(budget.used() + " bytes were not given back");
        }
        return file;
    }
}
