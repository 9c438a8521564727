package dev.leat.formats.arrow.columns;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Type;
import dev.leat.formats.arrow.metadata.Leaf;
import dev.leat.formats.arrow.metadata.Parts;
import dev.leat.formats.arrow.metadata.Stored;
import dev.leat.formats.convert.Misfits;
import dev.leat.formats.convert.Rejections;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Codes into a dictionary of texts, or the texts themselves. Every code is checked, but for those of nulls, in whose
/// place 0 is given where they are beyond the dictionary.
final class CodeFiller implements Filler {

    private final Leaf leaf;
    private final Stored.Codes stored;
    private final boolean coded;
    private final int column;
    private final Dictionaries dictionaries;
    private final Presence presence;
    private final Misfits misfits = new Misfits();
    private @Nullable Place place;
    private @Nullable Dictionary dictionary;
    private int buffer;
    private MemorySegment codes = MemorySegment.NULL;
    private boolean asTheyAre;
    private boolean copied;

    CodeFiller(Leaf leaf, Field field, int column, Dictionaries dictionaries) {
        this.leaf = leaf;
        this.stored = (Stored.Codes) leaf.stored();
        this.coded = field.type().equals(Type.DICTIONARY);
        this.column = column;
        this.dictionaries = dictionaries;
        this.presence = new Presence(leaf);
        dictionaries.want(stored);
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
        batch.require(leaf.name(), buffer, stored.bits() / 8L * batch.parts().rows());
        if (batch.parts().rows() > 0) {
            dictionary = dictionaries.of(batch, leaf.name(), stored.dictionary());
        }
    }

    @Override
    public int begin(int row, int count, Lending lending) throws IOException, InterruptedException {
        Place from = Objects.requireNonNull(place);
        presence.begin(from, row, count, lending);
        int width = stored.bits() / 8;
        codes = from.body().slice(buffer, (long) width * row, (long) width * count, lending);
        Column.Texts texts = texts();
        copied = false;
        asTheyAre = stored.bits() == 32
                && codes.address() % Integer.BYTES == 0
                && codes.byteSize() >= 4L * count + BatchBuilder.PADDING
                && !Objects.requireNonNull(dictionary).nulls();
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            long code = code(i);
            if (code < 0 || code >= texts.rows()) {
                if (presence.has(i)) {
                    throw from.wrong(leaf.name(), "code " + code + " for a dictionary of " + texts.rows() + " texts");
                }
                asTheyAre = false;
            } else if (!coded) {
                bytes += texts.end((int) code) - texts.start((int) code);
                if (bytes > TextFiller.MOST && i > 0) {
                    return i;
                }
            }
        }
        return count;
    }

    private Column.Texts texts() {
        return Objects.requireNonNull(dictionary).texts();
    }

    private long code(long index) {
        return switch (stored.bits()) {
            case 32 -> {
                int code = codes.get(TextRows.INT, index << 2);
                yield stored.signed() ? code : code & 0xFFFFFFFFL;
            }
            case 64 -> codes.get(TextRows.LONG, index << 3);
            default -> Narrow.small(codes, index, stored.bits(), stored.signed());
        };
    }

    @Override
    public void convert(BatchBuilder batch, int count, Lending lending, Rejections rejections) {
        Dictionary of = Objects.requireNonNull(dictionary);
        if (!of.wrongs()) {
            return;
        }
        for (int i = 0; i < count; i++) {
            if (presence.has(i) && of.isWrong((int) code(i))) {
                misfits.add(i, TextFiller.NOT_UTF8);
            }
        }
        rejections.take(misfits, leaf.name(), 0, MemorySegment.NULL, true);
    }

    @Override
    public void lend(BatchBuilder batch, int count, Lending lending) {
        if (!coded || !asTheyAre) {
            copy(batch, count, lending);
            return;
        }
        MemorySegment validity = presence.bitmap(batch, column, count);
        lending.hold(Objects.requireNonNull(dictionary).memory());
        MemorySegment exact = codes.asSlice(0, 4L * count + BatchBuilder.PADDING);
        batch.adopt(column, new Column.Codes(count, validity, exact, texts()), lending.release());
    }

    @Override
    public void copy(BatchBuilder batch, int count, Lending lending) {
        copied = true;
        presence.copy(batch, column, count);
        Dictionary of = Objects.requireNonNull(dictionary);
        if (of.nulls()) {
            for (int i = 0; i < count; i++) {
                if (presence.has(i) && of.isNull((int) code(i))) {
                    batch.setNull(column, i);
                }
            }
        }
        if (coded) {
            MemorySegment slots = batch.values(column);
            for (int i = 0; i < count; i++) {
                long code = code(i);
                slots.setAtIndex(
                        ValueLayout.JAVA_INT, i, code < 0 || code >= of.texts().rows() ? 0 : (int) code);
            }
        } else {
            decode(batch, count, of.texts());
        }
    }

    private void decode(BatchBuilder batch, int count, Column.Texts texts) {
        MemorySegment offsets = batch.values(column);
        offsets.setAtIndex(ValueLayout.JAVA_INT, 0, 0);
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            bytes += presence.has(i) ? texts.get((int) code(i)).byteSize() : 0;
            offsets.setAtIndex(ValueLayout.JAVA_INT, i + 1L, Math.toIntExact(bytes));
        }
        MemorySegment into = batch.bytes(column, bytes);
        for (int i = 0; i < count; i++) {
            if (presence.has(i)) {
                MemorySegment text = texts.get((int) code(i));
                MemorySegment.copy(text, 0, into, offsets.getAtIndex(ValueLayout.JAVA_INT, i), text.byteSize());
            }
        }
    }

    /// Codes that were copied are a column with the dictionary, which is held for them.
    @Override
    public void finish(BatchBuilder batch, Lending lending) {
        if (!coded || !copied) {
            return;
        }
        Dictionary of = Objects.requireNonNull(dictionary);
        lending.hold(of.memory());
        MemorySegment validity = presence.all() && !of.nulls() ? Column.NO_NULLS : batch.validity(column);
        batch.adopt(
                column, new Column.Codes(batch.rows(), validity, batch.values(column), of.texts()), lending.release());
    }
}
