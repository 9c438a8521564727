package dev.leat.formats.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import dev.leat.formats.csv.MappedFiles;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.memory.ArenaBudget;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files are read in place.
final class AdoptionTest {

    private static final Schema SCHEMA = RandomBatches.schema(
            List.of(Type.INT64, Type.INT32, Type.FLOAT64, Type.BOOL, Type.UTF8, Type.BINARY, new Type.Decimal(128, 4)));

    @TempDir
    private Path folder;

    @Test
    void filesAreConcatenatedByLinkingTheirBuffersWithoutACopy() throws Exception {
        long seed = Seeds.next("AdoptionTest");
        var random = RandomBatches.of(seed);
        Table expected = new Table(SCHEMA, List.of());
        List<Blob> blobs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Table rows = random.table(SCHEMA, 5000);
            expected = expected.and(rows);
            Path file = folder.resolve(i + ".arrow");
            Files.write(file, Arrow.written(new ArrowProvider(), Map.of(), rows, 1000));
            blobs.add(MappedFiles.blob(file));
        }

        var budget = new ArenaBudget(64 << 20);
        var given = new AtomicLong();
        List<List<Object>> found = new ArrayList<>();
        List<Batch> held = new ArrayList<>();
        List<BatchBuilder> lent = new ArrayList<>();
        try (Arena arena = Arena.ofShared();
                var store = new MappedFiles();
                Source source = Arrow.format(new ArrowProvider(), Map.of(), budget.environment())
                        .source(store, blobs)) {
            SegmentAllocator counted = (bytes, alignment) -> {
                given.addAndGet(bytes);
                return arena.allocate(bytes, alignment);
            };
            Scan scan = Arrow.scan(source.schema().fields());
            for (Split split : source.splits(scan)) {
                try (Reader reader = source.open(split, scan, Position.START)) {
                    var builder = new BatchBuilder(SCHEMA, 65536, counted);
                    while (reader.read(builder)) {
                        held.add(builder.build(Origin.NOWHERE));
                        lent.add(builder);
                        builder = new BatchBuilder(SCHEMA, 65536, counted);
                    }
                }
            }
            // All batches of all files are there at once, and their readers are gone.
            held.forEach(batch -> found.addAll(Table.of(batch).rows()));
            assertThat(budget.used()).as("held by batches, out of the budget").isZero();
            lent.forEach(BatchBuilder::release);
        }

        assertThat(found).as("seed %d", seed).isEqualTo(expected.rows());
        assertThat(held).hasSizeGreaterThanOrEqualTo(3);
        assertThat(given.get()).as("bytes that builders asked for").isZero();
        assertThat(budget.peak()).as("bytes of the budget").isLessThan(64 << 10);
    }

    @Test
    void whatLiesAtAnOddPlaceIsCopied() throws Exception {
        Table rows = RandomBatches.of(3).table(SCHEMA, 500);
        byte[] file = Arrow.written(new ArrowProvider(), Map.of(), rows, 100);

        try (Source source = Arrow.open(file, new ArenaBudget(64 << 20).environment())) {
            Scan scan = Arrow.scan(source.schema().fields());
            Split split = source.splits(scan).getFirst();
            try (Arena arena = Arena.ofShared();
                    Reader reader = source.open(split, scan, Position.START)) {
                reader.read(new BatchBuilder(SCHEMA, 3, arena));
                var builder = new BatchBuilder(SCHEMA, 100, arena);
                reader.read(builder);
                Batch batch = builder.build(Origin.NOWHERE);

                assertThat(Table.of(batch).rows()).isEqualTo(rows.rows().subList(3, 3 + batch.rows()));
                for (Column column : batch.columns()) {
                    assertThat(validity(column)).isZero();
                }
                builder.release();
            }
        }
    }

    private static long validity(Column column) {
        MemorySegment bits = column.validity();
        return bits.address() % 8;
    }
}
