package dev.leat.spill;

import java.util.Arrays;

/// Where blocks lie: which byte of the stream each starts with, and where in the file it is. 16 bytes of heap a block.
///
/// For one thread; a [copy][#snapshot] is immutable.
final class BlockIndex {

    private long[] starts = new long[16];
    private long[] places = new long[16];
    private int blocks;

    /// Adds a block behind the others.
    void add(long start, long place) {
        if (blocks == starts.length) {
            starts = Arrays.copyOf(starts, Math.multiplyExact(2, blocks));
            places = Arrays.copyOf(places, 2 * blocks);
        }
        starts[blocks] = start;
        places[blocks] = place;
        blocks++;
    }

    /// What it holds now. Shares what will not change.
    BlockIndex snapshot() {
        var snapshot = new BlockIndex();
        snapshot.starts = starts;
        snapshot.places = places;
        snapshot.blocks = blocks;
        return snapshot;
    }

    int blocks() {
        return blocks;
    }

    /// The block that holds a byte of the stream, which is within it.
    int of(long offset) {
        int found = Arrays.binarySearch(starts, 0, blocks, offset);
        return found >= 0 ? found : -found - 2;
    }

    long start(int block) {
        return starts[block];
    }

    long place(int block) {
        return places[block];
    }
}
