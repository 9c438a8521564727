package dev.leat.formats.arrow.columns;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.formats.arrow.metadata.Leaf;
import dev.leat.formats.arrow.metadata.Parts;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Truths, a bit each.
final class BitFiller implements Filler {

    private final Leaf leaf;
    private final int column;
    private final Presence presence;
    private @Nullable Place place;
    private int buffer;
    private MemorySegment bits = MemorySegment.NULL;
    private int shift;

    BitFiller(Leaf leaf, int column) {
        this.leaf = leaf;
        this.column = column;
        this.presence = new Presence(leaf);
    }

    @Override
    public void want(Parts parts, Set<Integer> wanted) {
        Presence.want(leaf, parts, wanted);
        wanted.add(Presence.buffer(leaf.slot(), parts) + 1);
    }

    @Override
    public void of(Place batch) {
        place = batch;
        presence.of(batch);
        buffer = Presence.buffer(leaf.slot(), batch.parts()) + 1;
        batch.require(leaf.name(), buffer, (batch.parts().rows() + 7L) / 8);
    }

    @Override
    public int begin(int row, int count, Lending lending) throws IOException, InterruptedException {
        Place from = java.util.Objects.requireNonNull(place);
        presence.begin(from, row, count, lending);
        shift = row & 7;
        long first = row >> 3;
        bits = from.body().slice(buffer, first, (row + (long) count + 7) / 8 - first, lending);
        return count;
    }

    @Override
    public void lend(BatchBuilder batch, int count, Lending lending) {
        if (shift != 0 || !Bits.adoptable(bits, count)) {
            copy(batch, count, lending);
            return;
        }
        MemorySegment validity = presence.bitmap(batch, column, count);
        batch.adopt(column, new Column.Bools(count, validity, bits), lending.release());
    }

    @Override
    public void copy(BatchBuilder batch, int count, Lending lending) {
        presence.copy(batch, column, count);
        Bits.copy(bits, shift, batch.values(column), count);
    }
}
