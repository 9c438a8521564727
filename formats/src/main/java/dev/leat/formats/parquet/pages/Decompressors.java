package dev.leat.formats.parquet.pages;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.formats.compression.BlockCompression;
import dev.leat.formats.compression.BlockDecompressor;
import java.lang.foreign.Arena;
import java.util.EnumMap;
import java.util.Map;

/// The decompressors of a reader, each opened when it is first needed, and the memory that compressed pages are read
/// into.
public final class Decompressors implements AutoCloseable {

    private final MemoryBudget memory;
    private final Room stored;
    private final Map<BlockCompression, BlockDecompressor> open = new EnumMap<>(BlockCompression.class);

    public Decompressors(MemoryBudget memory, Arena arena) {
        this.memory = memory;
        this.stored = new Room(arena);
    }

    BlockDecompressor of(BlockCompression compression) {
        return open.computeIfAbsent(compression, wanted -> BlockDecompressor.open(wanted, memory));
    }

    Room stored() {
        return stored;
    }

    @Override
    public void close() {
        open.values().forEach(BlockDecompressor::close);
        open.clear();
    }
}
