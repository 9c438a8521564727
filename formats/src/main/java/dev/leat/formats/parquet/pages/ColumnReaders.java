package dev.leat.formats.parquet.pages;

import dev.leat.api.data.Field;
import dev.leat.api.data.Type;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Store;
import dev.leat.formats.convert.Conversion;
import dev.leat.formats.parquet.metadata.Leaf;
import dev.leat.formats.parquet.metadata.Meaning;
import dev.leat.formats.parquet.metadata.Physical;
import java.lang.foreign.Arena;
import java.lang.foreign.SegmentAllocator;
import java.util.Optional;

/// Opens readers of columns, each in a type that it can be delivered in.
public final class ColumnReaders {

    private final Store store;
    private final Blob blob;
    private final Decompressors decompressors;
    private final PageKernels kernels;
    private final Arena arena;
    private final MemoryBudget memory;

    /// @param arena the reader's
    public ColumnReaders(
            Store store,
            Blob blob,
            Decompressors decompressors,
            PageKernels kernels,
            Arena arena,
            MemoryBudget memory) {
        this.store = store;
        this.blob = blob;
        this.decompressors = decompressors;
        this.kernels = kernels;
        this.arena = arena;
        this.memory = memory;
    }

    /// Whether a leaf can be delivered in a type.
    public static boolean offers(Leaf leaf, Type wanted) {
        return switch (wanted) {
            case Type.Bool _ -> leaf.physical() == Physical.BOOLEAN;
            case Type.Utf8 _ -> text(leaf) || leaf.meaning() instanceof Meaning.Uuid;
            case Type.Dictionary _ -> text(leaf);
            case Type.Binary _ -> binary(leaf);
            default ->
                new Conversions(leaf, Scan.Digits.REFUSE, NO_MEMORY).to(wanted).isPresent();
        };
    }

    /// Makes conversions that are asked about only.
    private static final SegmentAllocator NO_MEMORY = (_, _) -> java.lang.foreign.MemorySegment.NULL;

    private static boolean text(Leaf leaf) {
        return leaf.physical() == Physical.BYTES
                && (leaf.meaning() instanceof Meaning.Text || leaf.meaning() instanceof Meaning.Plain);
    }

    private static boolean binary(Leaf leaf) {
        return switch (leaf.physical()) {
            case BYTES -> !(leaf.meaning() instanceof Meaning.Decimal);
            case FIXED -> leaf.meaning() instanceof Meaning.Plain || leaf.meaning() instanceof Meaning.Uuid;
            case BOOLEAN, INT32, INT64, INT96, FLOAT, DOUBLE -> false;
        };
    }

    /// @param column its number in the batch
    public ColumnReader open(Leaf leaf, Field field, int column, Scan.Digits digits) {
        var levels = new Levels(leaf.definition(), arena, kernels);
        var setting = new Setting(leaf, column, field.name(), digits, levels, kernels, arena, memory);
        var pages = new ChunkPages(leaf, new StoredChunk(store, blob, arena), decompressors, new Room(arena));
        return new ColumnReader(pages, levels, filler(setting, field.type()));
    }

    private static Filler filler(Setting setting, Type type) {
        return switch (type) {
            case Type.Bool _ -> new BitFiller(setting);
            case Type.Utf8 _ -> new TextFiller(setting, true);
            case Type.Binary _ -> new TextFiller(setting, false);
            case Type.Dictionary _ -> new CodeFiller(setting);
            default -> new NumberFiller(setting, conversion(setting, type), type.bits() / 8);
        };
    }

    private static Conversion conversion(Setting setting, Type type) {
        Optional<Conversion> found = new Conversions(setting.leaf(), setting.digits(), setting.arena()).to(type);
        return found.orElseThrow(() -> new IllegalStateException(setting.leaf() + " as " + type));
    }
}
