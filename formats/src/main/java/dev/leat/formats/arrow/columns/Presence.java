package dev.leat.formats.arrow.columns;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.simd.Bitmaps;
import dev.leat.formats.arrow.metadata.Leaf;
import dev.leat.formats.arrow.metadata.Leaf.Slot;
import dev.leat.formats.arrow.metadata.Parts;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Which rows of a column have a value: those that it and all structs around it say have one.
final class Presence {

    private final Leaf leaf;
    private final List<Integer> bitmaps = new ArrayList<>();
    private final List<MemorySegment> bits = new ArrayList<>();
    private int shift;

    Presence(Leaf leaf) {
        this.leaf = leaf;
    }

    /// The buffers that it may ask for.
    static void want(Leaf leaf, Parts parts, java.util.Set<Integer> wanted) {
        for (Slot slot : slots(leaf)) {
            if (slot.node() < parts.nodes() && parts.nulls(slot.node()) != 0) {
                wanted.add(buffer(slot, parts));
            }
        }
    }

    private static List<Slot> slots(Leaf leaf) {
        List<Slot> slots = new ArrayList<>(leaf.parents());
        slots.add(leaf.slot());
        return slots;
    }

    /// The first buffer of a field.
    static int buffer(Slot slot, Parts parts) {
        return Math.toIntExact(slot.buffer() + parts.viewsBefore(slot.views()));
    }

    /// Starts with a record batch.
    void of(Place place) {
        bitmaps.clear();
        Parts parts = place.parts();
        for (Slot slot : slots(leaf)) {
            if (slot.node() >= parts.nodes() || slot.views() > parts.viewColumns()) {
                throw place.wrong(leaf.name(), "it is missing");
            }
            if (parts.rows(slot.node()) != parts.rows()) {
                throw place.wrong(leaf.name(), parts.rows(slot.node()) + " rows, where the batch has " + parts.rows());
            }
            if (parts.nulls(slot.node()) != 0) {
                int buffer = buffer(slot, parts);
                place.require(leaf.name(), buffer, (parts.rows() + 7L) / 8);
                bitmaps.add(buffer);
            }
        }
    }

    /// Starts with some rows.
    void begin(Place place, int row, int count, Lending lending) throws IOException, InterruptedException {
        bits.clear();
        shift = row & 7;
        long from = row >> 3;
        long to = (row + (long) count + 7) / 8;
        for (int buffer : bitmaps) {
            bits.add(place.body().slice(buffer, from, to - from, lending));
        }
    }

    /// Whether all rows have a value.
    boolean all() {
        return bits.isEmpty();
    }

    /// Whether the row at `index` of those begun with has a value.
    boolean has(int index) {
        for (MemorySegment bitmap : bits) {
            if (!Bitmaps.get(bitmap, shift + (long) index)) {
                return false;
            }
        }
        return true;
    }

    /// The bitmap of the rows, where it lies or copied.
    MemorySegment bitmap(BatchBuilder batch, int column, int count) {
        if (bits.isEmpty()) {
            return Column.NO_NULLS;
        }
        if (bits.size() == 1 && shift == 0 && Bits.adoptable(bits.getFirst(), count)) {
            return bits.getFirst();
        }
        copy(batch, column, count);
        return batch.validity(column);
    }

    /// Copies the bitmap, if there is one, to the builder's own.
    void copy(BatchBuilder batch, int column, int count) {
        if (bits.isEmpty()) {
            return;
        }
        MemorySegment validity = batch.validity(column);
        Bits.copy(bits.getFirst(), shift, validity, count);
        for (MemorySegment more : bits.subList(1, bits.size())) {
            Bits.and(more, shift, validity, count);
        }
    }
}
