package dev.leat.core.aggregate;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.core.memory.GrowingMemory;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Groups that no row is of any more: stretches of them, each in the order of their keys. Different stretches may have
/// groups of the same key.
///
/// They lie in pieces of memory that are never moved, since moving, and filling fresh memory with zeros, costs more
/// than all else that is done for a group.
final class Closed implements AutoCloseable {

    private static final long PIECE = 1 << 20;

    private final Layout layout;
    private final MemoryBudget memory;
    private final List<GrowingMemory> pieces = new ArrayList<>();

    /// The first group of each stretch.
    private final List<Integer> stretches = new ArrayList<>();

    /// A piece has room for two to the power of this.
    private final int pieceBits;

    private int count;

    Closed(Layout layout, MemoryBudget memory) {
        this.layout = layout;
        this.memory = memory;
        this.pieceBits = 63 - Long.numberOfLeadingZeros(Math.max(1, PIECE / layout.bytes()));
        stretches.add(0);
    }

    int count() {
        return count;
    }

    /// How many stretches there are.
    int stretches() {
        return stretches.size();
    }

    /// How many groups the last stretch has.
    int ofStretch() {
        return count - stretches.getLast();
    }

    /// Begins another stretch.
    void stretch() {
        stretches.add(count);
    }

    /// What has to be taken for some groups more.
    long wanted(int more) {
        return Math.max(0, pieces(count + (long) more) - pieces.size()) * (layout.bytes() << pieceBits);
    }

    /// Makes room for some groups more.
    ///
    /// @throws MemoryExceededException where there is none
    void reserve(int more) {
        while (pieces.size() < pieces(count + (long) more)) {
            var piece = new GrowingMemory(memory, Table.OWNER);
            piece.atLeast(layout.bytes() << pieceBits);
            pieces.add(piece);
        }
    }

    private long pieces(long groups) {
        return (groups + (1L << pieceBits) - 1) >>> pieceBits;
    }

    /// Appends a group that comes behind those of the stretch, for which there is room.
    void add(MemorySegment records, long at) {
        MemorySegment piece = pieces.get(count >>> pieceBits).segment();
        MemorySegment.copy(records, at, piece, (count & ((1L << pieceBits) - 1)) * layout.bytes(), layout.bytes());
        count++;
    }

    /// @param texts what their texts lie in
    List<Sorted> sorted(MemorySegment texts) {
        List<MemorySegment> memory = pieces.stream().map(GrowingMemory::segment).toList();
        List<Sorted> sorted = new ArrayList<>();
        for (int i = 0; i < stretches.size(); i++) {
            int from = stretches.get(i);
            int to = i + 1 < stretches.size() ? stretches.get(i + 1) : count;
            if (to > from) {
                sorted.add(new Sorted(layout, to - from, memory, pieceBits, from, MemorySegment.NULL, texts));
            }
        }
        return sorted;
    }

    /// What it takes.
    long bytes() {
        return pieces.size() * (layout.bytes() << pieceBits);
    }

    /// Forgets all groups, and keeps the memory.
    void clear() {
        count = 0;
        stretches.clear();
        stretches.add(0);
    }

    /// Gives up the memory. Groups that are added take some anew.
    @Override
    public void close() {
        pieces.forEach(GrowingMemory::close);
        pieces.clear();
    }
}
