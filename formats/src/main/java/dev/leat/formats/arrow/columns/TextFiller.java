package dev.leat.formats.arrow.columns;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.formats.arrow.metadata.Leaf;
import dev.leat.formats.arrow.metadata.Parts;
import dev.leat.formats.text.Utf8;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Set;

/// Texts and binaries. Whatever they are found by, offsets are checked before a byte is touched.
final class TextFiller implements Filler {

    /// Bytes that one batch takes: it ends before what does not fit.
    static final long MOST = 16L << 20;

    private final Leaf leaf;
    private final int column;
    private final boolean utf8;
    private final Presence presence;
    private final TextRows rows;

    /// @param utf8 whether they have to be UTF-8
    TextFiller(Leaf leaf, int column, boolean utf8) {
        this(leaf, column, utf8, MOST);
    }

    /// @param most bytes that one batch takes
    TextFiller(Leaf leaf, int column, boolean utf8, long most) {
        this.leaf = leaf;
        this.column = column;
        this.utf8 = utf8;
        this.presence = new Presence(leaf);
        this.rows = TextRows.of(leaf, presence, most);
    }

    @Override
    public void want(Parts parts, Set<Integer> wanted) {
        Presence.want(leaf, parts, wanted);
        rows.want(parts, Presence.buffer(leaf.slot(), parts), wanted);
    }

    @Override
    public void of(Place batch) {
        presence.of(batch);
        rows.of(batch, Presence.buffer(leaf.slot(), batch.parts()));
    }

    @Override
    public int begin(int row, int count, Lending lending) throws IOException, InterruptedException {
        presence.begin(rows.place(), row, count, lending);
        return rows.begin(row, count, lending);
    }

    @Override
    public void lend(BatchBuilder batch, int count, Lending lending) throws IOException, InterruptedException {
        TextRows.Found found = rows.find(batch, column, count, lending);
        if (!found.adoptable()) {
            copy(found, batch, count);
            return;
        }
        check(found.offsets(), found.bytes(), count);
        MemorySegment validity = presence.bitmap(batch, column, count);
        batch.adopt(column, new Column.Texts(count, validity, found.offsets(), found.bytes()), lending.release());
    }

    @Override
    public void copy(BatchBuilder batch, int count, Lending lending) throws IOException, InterruptedException {
        copy(rows.find(batch, column, count, lending), batch, count);
    }

    /// Offsets and bytes from the start of the builder's own on.
    private void copy(TextRows.Found found, BatchBuilder batch, int count) {
        presence.copy(batch, column, count);
        MemorySegment offsets = batch.values(column);
        int first = found.offsets().get(TextRows.INT, 0);
        for (long i = 0; i <= count; i++) {
            offsets.setAtIndex(ValueLayout.JAVA_INT, i, found.offsets().get(TextRows.INT, i << 2) - first);
        }
        int bytes = offsets.getAtIndex(ValueLayout.JAVA_INT, count);
        MemorySegment room = batch.bytes(column, bytes);
        // Views were copied there already.
        if (room.address() != found.bytes().address()) {
            MemorySegment.copy(found.bytes(), first, room, 0, bytes);
        }
        check(offsets, room, count);
    }

    private void check(MemorySegment offsets, MemorySegment bytes, int count) {
        if (!utf8 || Utf8.validRows(offsets, 0, count, bytes)) {
            return;
        }
        int row = 0;
        while (Utf8.validRows(offsets, row, 1, bytes)) {
            row++;
        }
        throw rows.place().wrong(leaf.name(), "a text that is not UTF-8, in row " + (rows.row() + row + 1L) + " of it");
    }
}
