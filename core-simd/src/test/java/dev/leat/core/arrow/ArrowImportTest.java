package dev.leat.core.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.data.Table.Absent;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What other engines may give, and this one does not.
final class ArrowImportTest {

    private static final Schema SCHEMA = RandomBatches.schema(RandomBatches.ALL_TYPES);
    private static final Schema WORDS = Schema.of(new Field("word", Type.DICTIONARY));

    @Test
    void rowsAreLentWhereTheyLieUntilTheLastIsReleased() {
        long seed = Seeds.next("ArrowImportTest");
        Schema schema = RandomBatches.schema(List.of(
                Type.INT64, Type.INT32, Type.FLOAT64, Type.BOOL, Type.UTF8, Type.BINARY, new Type.Decimal(128, 4)));
        Table rows = RandomBatches.of(seed).table(schema, 20_000);
        var allocated = new AtomicLong();
        List<String> released = new ArrayList<>();
        try (Arena arena = Arena.ofShared()) {
            SegmentAllocator counted = (bytes, alignment) -> {
                allocated.addAndGet(bytes);
                return arena.allocate(bytes, alignment);
            };
            MemorySegment array = exported(rows, arena, released);
            List<BatchBuilder> lent = new ArrayList<>();
            List<List<Object>> found = new ArrayList<>();
            long copied;
            try (var imported = new ImportedBatch(array)) {
                long from = 0;
                while (from < 15_000) {
                    from += lend(imported, from, new BatchBuilder(schema, 4096, counted), lent, found);
                }
                assertThat(allocated.get())
                        .as("bytes copied of three quarters of the rows")
                        .isZero();
                while (from < 20_000) {
                    from += lend(imported, from, new BatchBuilder(schema, 4096, counted), lent, found);
                }
                copied = allocated.get();
            }
            assertThat(CStructs.released(array, CStructs.ARRAY_RELEASE)).isTrue();
            assertThat(found).as("seed %d", seed).isEqualTo(rows.rows());
            // The last rows are, and what builders of 4096 rows ask for them.
            assertThat(copied).isLessThan(2 << 20);

            lent.subList(1, lent.size()).forEach(BatchBuilder::release);
            assertThat(released).isEmpty();
            lent.getFirst().release();
            assertThat(released).containsExactly("batch");
        }
    }

    private static int lend(
            ImportedBatch imported,
            long from,
            BatchBuilder builder,
            List<BatchBuilder> lent,
            List<List<Object>> found) {
        imported.lend(from, builder);
        Batch batch = builder.build(Origin.NOWHERE);
        found.addAll(Table.of(batch).rows());
        lent.add(builder);
        return batch.rows();
    }

    @Test
    void anyBatchIsLentAsItWas() {
        long seed = Seeds.next("ArrowImportTest");
        for (int capacity : new int[] {1, 63, 333, 1000, 1 << 16}) {
            Table rows = RandomBatches.of(seed).table(SCHEMA, 6000);
            List<String> released = new ArrayList<>();
            try (Arena arena = Arena.ofShared()) {
                List<List<Object>> found = new ArrayList<>();
                try (var imported = new ImportedBatch(exported(rows, arena, released))) {
                    int most = capacity == 1 ? 50 : 6000;
                    while (found.size() < most) {
                        List<BatchBuilder> lent = new ArrayList<>();
                        lend(imported, found.size(), new BatchBuilder(SCHEMA, capacity, arena), lent, found);
                        lent.forEach(BatchBuilder::release);
                    }
                }
                assertThat(found).as("seed %d", seed).isEqualTo(rows.rows().subList(0, found.size()));
            }
            assertThat(released).containsExactly("batch");
        }
    }

    @Test
    void buffersMayLieAtAnyAddress() {
        long seed = Seeds.next("ArrowImportTest");
        Table rows = RandomBatches.of(seed).table(SCHEMA, 5000);
        for (int shift = 1; shift < 8; shift += 2) {
            List<String> released = new ArrayList<>();
            try (Arena arena = Arena.ofShared()) {
                Batch batch = rows.batch(arena);
                MemorySegment array = arena.allocate(ArrowExport.ARRAY_BYTES, 8);
                ArrowExport.batch(batch, array, () -> released.add("batch"));
                for (int i = 0; i < SCHEMA.size(); i++) {
                    MemorySegment child = CStructs.child(array, CStructs.ARRAY_CHILDREN, i, CStructs.ARRAY_BYTES);
                    displace(child, batch.column(i), shift, arena);
                }

                var copied = new BatchBuilder(SCHEMA, 5000, arena);
                ArrowImport.copy(array, 0, copied);
                List<List<Object>> found = new ArrayList<>();
                try (var imported = new ImportedBatch(array)) {
                    while (found.size() < 5000) {
                        List<BatchBuilder> lent = new ArrayList<>();
                        lend(imported, found.size(), new BatchBuilder(SCHEMA, 3000, arena), lent, found);
                        lent.forEach(BatchBuilder::release);
                    }
                }

                assertThat(Table.of(copied.build(Origin.NOWHERE)).rows())
                        .as("seed %d", seed)
                        .isEqualTo(rows.rows());
                assertThat(found).as("seed %d", seed).isEqualTo(rows.rows());
            }
            assertThat(released).containsExactly("batch");
        }
    }

    /// Moves each buffer of an array by some bytes.
    private static void displace(MemorySegment array, Column column, int shift, Arena arena) {
        List<MemorySegment> buffers = buffers(column);
        MemorySegment pointers = CStructs.pointed(array, CStructs.ARRAY_BUFFERS, 24);
        for (int i = 0; i < buffers.size(); i++) {
            MemorySegment from = buffers.get(i);
            if (from.byteSize() > 0) {
                MemorySegment to = arena.allocate(from.byteSize() + shift, 8).asSlice(shift);
                CStructs.pointer(pointers, 8L * i, to.copyFrom(from));
            }
        }
        if (column instanceof Column.Codes codes) {
            MemorySegment dictionary = CStructs.pointed(array, CStructs.ARRAY_DICTIONARY, CStructs.ARRAY_BYTES);
            displace(dictionary, codes.dictionary(), shift, arena);
        }
    }

    private static List<MemorySegment> buffers(Column column) {
        return switch (column) {
            case Column.Bools bools -> List.of(bools.validity(), bools.bits());
            case Column.Ints ints -> List.of(ints.validity(), ints.values());
            case Column.Longs longs -> List.of(longs.validity(), longs.values());
            case Column.Wides wides -> List.of(wides.validity(), wides.values());
            case Column.Floats floats -> List.of(floats.validity(), floats.values());
            case Column.Doubles doubles -> List.of(doubles.validity(), doubles.values());
            case Column.Texts texts -> List.of(texts.validity(), texts.offsets(), texts.bytes());
            case Column.Codes codes -> List.of(codes.validity(), codes.values());
        };
    }

    @Test
    void aDictionaryWhoseNullsNobodyCountedIsRead() {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment array = words(arena);
            MemorySegment dictionary = dictionary(array);
            CStructs.number(dictionary, CStructs.ARRAY_NULLS, -1);

            assertThat(imported(array, arena)).containsExactly("a", "b", "c", Absent.NULL, "a");
        }
    }

    @Test
    void rowsWhoseTextIsNullAreNull() {
        for (int counted : new int[] {-1, 1}) {
            try (Arena arena = Arena.ofShared()) {
                MemorySegment array = words(arena);
                MemorySegment dictionary = dictionary(array);
                MemorySegment bits = arena.allocate(8, 8);
                bits.set(ValueLayout.JAVA_BYTE, 0, (byte) 0b110);
                CStructs.number(dictionary, CStructs.ARRAY_NULLS, counted);
                CStructs.pointer(CStructs.pointed(dictionary, CStructs.ARRAY_BUFFERS, 24), 0, bits);

                assertThat(imported(array, arena)).containsExactly(Absent.NULL, "b", "c", Absent.NULL, Absent.NULL);
            }
        }
    }

    @Test
    void aCodeBeyondItsDictionaryIsRefused() {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment array = words(arena);
            CStructs.number(dictionary(array), CStructs.ARRAY_LENGTH, 2);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> imported(array, arena))
                    .withMessageContaining("code 2 for a dictionary of 2 texts");
            ArrowImport.releaseArray(array);
        }
    }

    /// The column a, b, c, null, a.
    private static MemorySegment words(Arena arena) {
        var table =
                new Table(WORDS, List.of(List.of("a"), List.of("b"), List.of("c"), List.of(Absent.NULL), List.of("a")));
        return exported(table, arena, new ArrayList<>());
    }

    private static MemorySegment dictionary(MemorySegment array) {
        MemorySegment child = CStructs.child(array, CStructs.ARRAY_CHILDREN, 0, CStructs.ARRAY_BYTES);
        return CStructs.pointed(child, CStructs.ARRAY_DICTIONARY, CStructs.ARRAY_BYTES);
    }

    private static List<Object> imported(MemorySegment array, Arena arena) {
        var builder = new BatchBuilder(WORDS, 10, arena);
        ArrowImport.copy(array, 0, builder);
        List<Object> found = Table.of(builder.build(Origin.NOWHERE)).rows().stream()
                .map(List::getFirst)
                .toList();
        ArrowImport.releaseArray(array);
        return found;
    }

    private static MemorySegment exported(Table rows, Arena arena, List<String> released) {
        MemorySegment array = arena.allocate(ArrowExport.ARRAY_BYTES, 8);
        ArrowExport.batch(rows.batch(arena), array, () -> released.add("batch"));
        return array;
    }
}
