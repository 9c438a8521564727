package dev.leat.formats.arrow.columns;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Type;
import dev.leat.formats.arrow.metadata.Leaf;
import dev.leat.formats.arrow.metadata.Parts;
import dev.leat.formats.convert.Conversion;
import dev.leat.formats.convert.Fractions;
import dev.leat.formats.convert.Misfits;
import dev.leat.formats.convert.Rejections;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Values of one width: adopted where they are stored as they are wanted, else converted.
final class NumberFiller implements Filler {

    private final Leaf leaf;
    private final Field field;
    private final int column;
    private final int width;
    private final Conversion conversion;
    private final boolean direct;
    private final Presence presence;
    private final Misfits misfits = new Misfits();
    private @Nullable Place place;
    private int buffer;
    private MemorySegment values = MemorySegment.NULL;

    /// @param width bytes of a stored value
    NumberFiller(Leaf leaf, Field field, int column, int width, Conversion conversion) {
        this.leaf = leaf;
        this.field = field;
        this.column = column;
        this.width = width;
        this.conversion = conversion;
        this.direct = conversion.equals(Conversion.NONE);
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
        batch.require(leaf.name(), buffer, (long) width * batch.parts().rows());
    }

    @Override
    public int begin(int row, int count, Lending lending) throws IOException, InterruptedException {
        Place from = java.util.Objects.requireNonNull(place);
        presence.begin(from, row, count, lending);
        values = from.body().slice(buffer, (long) width * row, (long) width * count, lending);
        return count;
    }

    @Override
    public void convert(BatchBuilder batch, int count, Lending lending, Rejections rejections) {
        if (direct) {
            return;
        }
        MemorySegment slots = batch.values(column);
        for (int done = 0; done < count; done += Fractions.STEP) {
            int first = done;
            int now = Math.min(Fractions.STEP, count - done);
            conversion.apply(values.asSlice((long) width * done, (long) width * now), now, slots, done, misfits);
            // What stands in the slot of a null means nothing.
            misfits.found().removeIf(misfit -> !presence.has(first + misfit.index()));
            if (!misfits.found().isEmpty()) {
                rejections.take(misfits, field.name(), done, MemorySegment.NULL, true);
            }
        }
    }

    @Override
    public void lend(BatchBuilder batch, int count, Lending lending) {
        long bytes = (long) width * count + BatchBuilder.PADDING;
        // Decimals of 128 bits are read by halves.
        boolean aligned = values.address() % Math.min(width, Long.BYTES) == 0;
        if (!direct || !aligned || values.byteSize() < bytes) {
            copy(batch, count, lending);
            return;
        }
        MemorySegment validity = presence.bitmap(batch, column, count);
        batch.adopt(column, column(field.type(), count, validity, values.asSlice(0, bytes)), lending.release());
    }

    @Override
    public void copy(BatchBuilder batch, int count, Lending lending) {
        presence.copy(batch, column, count);
        if (direct) {
            MemorySegment.copy(values, 0, batch.values(column), 0, (long) width * count);
        }
    }

    private static Column column(Type type, int rows, MemorySegment validity, MemorySegment values) {
        return switch (type) {
            case Type.Int32 _, Type.Date _ -> new Column.Ints(rows, validity, values);
            case Type.Int64 _, Type.Timestamp _ -> new Column.Longs(rows, validity, values);
            case Type.Decimal decimal ->
                decimal.bits() == 64
                        ? new Column.Longs(rows, validity, values)
                        : new Column.Wides(rows, validity, values);
            case Type.Float32 _ -> new Column.Floats(rows, validity, values);
            case Type.Float64 _ -> new Column.Doubles(rows, validity, values);
            case Type.Bool _, Type.Utf8 _, Type.Binary _, Type.Dictionary _ ->
                throw new IllegalStateException(type + " is not a number");
        };
    }
}
