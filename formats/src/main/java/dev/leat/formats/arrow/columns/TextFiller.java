package dev.leat.formats.arrow.columns;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.formats.arrow.metadata.Leaf;
import dev.leat.formats.arrow.metadata.Parts;
import dev.leat.formats.convert.Misfits;
import dev.leat.formats.convert.Rejections;
import dev.leat.formats.text.Utf8;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Set;

/// Texts and binaries. Whatever they are found by, offsets are checked before a byte is touched.
final class TextFiller implements Filler {

    /// Bytes that one batch takes: it ends before what does not fit.
    static final long MOST = 16L << 20;

    /// What is said of a row whose text is none.
    static final String NOT_UTF8 = "a text that is not UTF-8";

    private final Leaf leaf;
    private final int column;
    private final boolean utf8;
    private final Presence presence;
    private final TextRows rows;
    private final Misfits misfits = new Misfits();
    private TextRows.Found found = TextRows.Found.NONE;

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

    /// Finds the texts, whatever they are.
    void find(BatchBuilder batch, int count, Lending lending) throws IOException, InterruptedException {
        found = rows.find(batch, column, count, lending);
    }

    /// Finds the texts, and those that are not UTF-8. What is under a null may be anything.
    @Override
    public void convert(BatchBuilder batch, int count, Lending lending, Rejections rejections)
            throws IOException, InterruptedException {
        find(batch, count, lending);
        if (!utf8 || Utf8.validRows(found.offsets(), 0, count, found.bytes())) {
            return;
        }
        for (int i = 0; i < count; i++) {
            int start = found.offsets().get(TextRows.INT, (long) i << 2);
            int end = found.offsets().get(TextRows.INT, (i + 1L) << 2);
            if (presence.has(i) && !Utf8.valid(found.bytes(), start, end)) {
                misfits.add(i, NOT_UTF8);
            }
        }
        rejections.take(misfits, leaf.name(), 0, MemorySegment.NULL, true);
    }

    @Override
    public void lend(BatchBuilder batch, int count, Lending lending) {
        if (!found.adoptable()) {
            copy(batch, count, lending);
            return;
        }
        MemorySegment validity = presence.bitmap(batch, column, count);
        batch.adopt(column, new Column.Texts(count, validity, found.offsets(), found.bytes()), lending.release());
    }

    /// Offsets and bytes from the start of the builder's own on.
    @Override
    public void copy(BatchBuilder batch, int count, Lending lending) {
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
    }
}
