package dev.leat.core.sort;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// The records of chunks that follow each other in the order of keys. The chunks stay whose they are.
final class ChunkRun implements RunSource {

    private final List<Chunk> chunks;
    private int chunk;
    private int rank;

    ChunkRun(List<Chunk> chunks) {
        this.chunks = List.copyOf(chunks);
    }

    @Override
    public int next(int[] places) {
        if (rank == chunks.get(chunk).count() && chunk + 1 < chunks.size()) {
            chunk++;
            rank = 0;
        }
        int count = Math.min(places.length, chunks.get(chunk).count() - rank);
        chunks.get(chunk).places(rank, places, count);
        rank += count;
        return count;
    }

    @Override
    public MemorySegment memory() {
        return chunks.get(chunk).memory();
    }

    @Override
    public void close() {}
}
