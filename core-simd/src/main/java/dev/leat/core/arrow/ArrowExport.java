package dev.leat.core.arrow;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Column;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/// Gives batches to other engines in this process, without a copy: fills the structs of the Arrow C data interface,
/// which whoever gets them has to release.
///
/// A [Batch] is lent, and ends with the call that it was lent for. An exported one is used until it is released, by
/// whatever thread. So whoever exports sees to it that its memory lives as long, and is told by `release`: for batches
/// of one's own that is closing their arena, for those of a running pipeline [ArrowStream] does it.
public final class ArrowExport {

    /// The bytes of an `ArrowSchema`, at an address that 8 divides.
    public static final long SCHEMA_BYTES = CStructs.SCHEMA_BYTES;

    /// The bytes of an `ArrowArray`.
    public static final long ARRAY_BYTES = CStructs.ARRAY_BYTES;

    /// Pointers to buffers that a column needs at most.
    private static final int BUFFERS = 3;

    private ArrowExport() {}

    /// Describes columns.
    ///
    /// @param struct an `ArrowSchema` to fill
    public static void schema(Schema schema, MemorySegment struct) {
        // Closed by whoever releases the struct: it has no end before.
        Arena arena = Arena.ofShared();
        int structs = 1 + schema.size() + dictionaries(schema);
        long number = Exported.add(structs, arena::close);
        MemorySegment children = arena.allocate(8L * Math.max(1, schema.size()), 8);
        for (int i = 0; i < schema.size(); i++) {
            Type type = schema.field(i).type();
            MemorySegment child = arena.allocate(SCHEMA_BYTES, 8);
            describe(child, arena, Formats.of(type), schema.field(i).name(), number);
            if (type instanceof Type.Dictionary) {
                MemorySegment dictionary = arena.allocate(SCHEMA_BYTES, 8);
                describe(dictionary, arena, Formats.TEXT, "", number);
                CStructs.pointer(child, CStructs.SCHEMA_DICTIONARY, dictionary);
            }
            CStructs.pointer(children, 8L * i, child);
        }
        describe(struct, arena, Formats.STRUCT, "", number);
        CStructs.number(struct, CStructs.SCHEMA_FLAGS, 0);
        CStructs.number(struct, CStructs.SCHEMA_CHILD_COUNT, schema.size());
        CStructs.pointer(struct, CStructs.SCHEMA_CHILDREN, children);
    }

    private static void describe(MemorySegment struct, Arena arena, String format, String name, long number) {
        struct.fill((byte) 0);
        CStructs.pointer(struct, CStructs.SCHEMA_FORMAT, arena.allocateFrom(format));
        CStructs.pointer(struct, CStructs.SCHEMA_NAME, arena.allocateFrom(name));
        CStructs.number(struct, CStructs.SCHEMA_FLAGS, CStructs.NULLABLE);
        CStructs.pointer(struct, CStructs.SCHEMA_RELEASE, Callbacks.RELEASE_SCHEMA);
        CStructs.number(struct, CStructs.SCHEMA_PRIVATE, number);
    }

    /// Gives a batch away. Its memory has to live until `release` is run.
    ///
    /// @param struct an `ArrowArray` to fill
    /// @param release is run once, by whichever thread gives the last of it back; it must not throw
    public static void batch(Batch batch, MemorySegment struct, Runnable release) {
        Arena arena = Arena.ofShared();
        batch(batch, struct, arena.allocate(bytes(batch.schema()), 8), () -> {
            arena.close();
            release.run();
        });
    }

    /// What the structs inside of a batch take.
    static long bytes(Schema schema) {
        long arrays = (long) schema.size() + dictionaries(schema);
        return arrays * (ARRAY_BYTES + 8L * BUFFERS) + 8L * schema.size() + 8;
    }

    /// @param room for the structs inside of it, of [#bytes] bytes
    static void batch(Batch batch, MemorySegment struct, MemorySegment room, Runnable release) {
        Schema schema = batch.schema();
        room.fill((byte) 0);
        SegmentAllocator memory = SegmentAllocator.slicingAllocator(room);
        long number = Exported.add(1 + schema.size() + dictionaries(schema), release);
        MemorySegment children = memory.allocate(8L * schema.size(), 8);
        for (int i = 0; i < schema.size(); i++) {
            MemorySegment child = memory.allocate(ARRAY_BYTES, 8);
            column(batch.column(i), child, memory, number);
            CStructs.pointer(children, 8L * i, child);
        }
        // A batch itself has no nulls: its bitmap is absent.
        MemorySegment none = memory.allocate(8, 8);
        begin(struct, batch.rows(), number);
        CStructs.number(struct, CStructs.ARRAY_BUFFER_COUNT, 1);
        CStructs.pointer(struct, CStructs.ARRAY_BUFFERS, none);
        CStructs.number(struct, CStructs.ARRAY_CHILD_COUNT, schema.size());
        CStructs.pointer(struct, CStructs.ARRAY_CHILDREN, children);
    }

    private static void begin(MemorySegment struct, long rows, long number) {
        struct.fill((byte) 0);
        CStructs.number(struct, CStructs.ARRAY_LENGTH, rows);
        CStructs.pointer(struct, CStructs.ARRAY_RELEASE, Callbacks.RELEASE_ARRAY);
        CStructs.number(struct, CStructs.ARRAY_PRIVATE, number);
    }

    private static void column(Column column, MemorySegment struct, SegmentAllocator memory, long number) {
        begin(struct, column.rows(), number);
        // Nobody has counted them.
        CStructs.number(struct, CStructs.ARRAY_NULLS, column.nullable() ? -1 : 0);
        switch (column) {
            case Column.Bools bools -> buffers(struct, memory, bools.validity(), bools.bits());
            case Column.Ints ints -> buffers(struct, memory, ints.validity(), ints.values());
            case Column.Longs longs -> buffers(struct, memory, longs.validity(), longs.values());
            case Column.Wides wides -> buffers(struct, memory, wides.validity(), wides.values());
            case Column.Floats floats -> buffers(struct, memory, floats.validity(), floats.values());
            case Column.Doubles doubles -> buffers(struct, memory, doubles.validity(), doubles.values());
            case Column.Texts texts -> buffers(struct, memory, texts.validity(), texts.offsets(), texts.bytes());
            case Column.Codes codes -> {
                buffers(struct, memory, codes.validity(), codes.values());
                MemorySegment dictionary = memory.allocate(ARRAY_BYTES, 8);
                column(codes.dictionary(), dictionary, memory, number);
                CStructs.pointer(struct, CStructs.ARRAY_DICTIONARY, dictionary);
            }
        }
    }

    private static void buffers(MemorySegment struct, SegmentAllocator memory, MemorySegment... buffers) {
        MemorySegment pointers = memory.allocate(8L * BUFFERS, 8);
        for (int i = 0; i < buffers.length; i++) {
            CStructs.pointer(pointers, 8L * i, buffers[i]);
        }
        CStructs.number(struct, CStructs.ARRAY_BUFFER_COUNT, buffers.length);
        CStructs.pointer(struct, CStructs.ARRAY_BUFFERS, pointers);
    }

    private static int dictionaries(Schema schema) {
        return (int) schema.fields().stream()
                .filter(field -> field.type() instanceof Type.Dictionary)
                .count();
    }
}
