package dev.leat.core.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ArrowExportTest {

    private static final Schema SCHEMA = RandomBatches.schema(RandomBatches.ALL_TYPES);

    @Test
    void anyBatchIsImportedAsItWasExported() {
        long seed = Seeds.next("ArrowExportTest");
        Table rows = RandomBatches.of(seed).table(SCHEMA, 333);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment array = arena.allocate(ArrowExport.ARRAY_BYTES, 8);
            List<String> released = new ArrayList<>();
            ArrowExport.batch(rows.batch(arena), array, () -> released.add("batch"));

            Table found = new Table(SCHEMA, List.of());
            for (int from = 0; from < 333; from += 100) {
                var builder = new BatchBuilder(SCHEMA, 100, arena);
                ArrowImport.copy(array, from, builder);
                found = found.and(Table.of(builder.build(Origin.NOWHERE)));
            }
            ArrowImport.releaseArray(array);
            ArrowImport.releaseArray(array);

            assertThat(found.rows()).as("seed %d", seed).isEqualTo(rows.rows());
            assertThat(released).containsExactly("batch");
        }
    }

    @Test
    void namesAndTypesAreWhatTheyWere() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment schema = arena.allocate(ArrowExport.SCHEMA_BYTES, 8);
            ArrowExport.schema(SCHEMA, schema);

            Schema found = ArrowImport.schema(schema);
            ArrowImport.releaseSchema(schema);

            assertThat(found).isEqualTo(SCHEMA);
        }
    }

    @Test
    void aColumnThatWasMovedOutLivesOnWithoutItsBatch() {
        Table rows = RandomBatches.of(1).table(SCHEMA, 10);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment array = arena.allocate(ArrowExport.ARRAY_BYTES, 8);
            List<String> released = new ArrayList<>();
            ArrowExport.batch(rows.batch(arena), array, () -> released.add("batch"));
            MemorySegment moved = arena.allocate(ArrowExport.ARRAY_BYTES, 8);
            MemorySegment child = CStructs.child(array, CStructs.ARRAY_CHILDREN, 1, CStructs.ARRAY_BYTES);
            moved.copyFrom(child);
            CStructs.number(child, CStructs.ARRAY_RELEASE, 0);

            ArrowImport.releaseArray(array);
            assertThat(released).isEmpty();

            ArrowImport.releaseArray(moved);
            assertThat(released).containsExactly("batch");
        }
    }

    @Test
    void aTypeThatThereIsNotHereIsNamedWithItsColumn() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment schema = arena.allocate(ArrowExport.SCHEMA_BYTES, 8);
            ArrowExport.schema(SCHEMA, schema);
            MemorySegment child = CStructs.child(schema, CStructs.SCHEMA_CHILDREN, 0, CStructs.SCHEMA_BYTES);
            child.set(
                    ValueLayout.JAVA_LONG,
                    CStructs.SCHEMA_FORMAT,
                    arena.allocateFrom("+l").address());

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ArrowImport.schema(schema))
                    .withMessageContaining("'c0 bool' has the format '+l'");
            ArrowImport.releaseSchema(schema);
        }
    }
}
