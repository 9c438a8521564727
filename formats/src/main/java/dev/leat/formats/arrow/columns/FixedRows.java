package dev.leat.formats.arrow.columns;

import dev.leat.api.data.BatchBuilder;
import dev.leat.formats.arrow.metadata.Parts;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// By their width.
final class FixedRows implements TextRows {

    private final String name;
    private final int width;
    private final long most;
    private @Nullable Place place;
    private int buffer;
    private int row;

    FixedRows(String name, int width, long most) {
        this.name = name;
        this.width = width;
        this.most = most;
    }

    @Override
    public void want(Parts parts, int first, Set<Integer> wanted) {
        wanted.add(first + 1);
    }

    @Override
    public void of(Place batch, int first) {
        place = batch;
        buffer = first + 1;
        batch.require(name, buffer, (long) width * batch.parts().rows());
    }

    @Override
    public Place place() {
        return Objects.requireNonNull(place);
    }

    @Override
    public int begin(int from, int count, Lending lending) {
        row = from;
        return Math.clamp(most / width, 1, count);
    }

    @Override
    public Found find(BatchBuilder batch, int column, int count, Lending lending)
            throws IOException, InterruptedException {
        MemorySegment offsets = batch.values(column);
        for (long i = 0; i <= count; i++) {
            offsets.setAtIndex(ValueLayout.JAVA_INT, i, (int) (i * width));
        }
        long bytes = (long) width * count;
        MemorySegment found = place().body().slice(buffer, (long) width * row, bytes, lending);
        return new Found(offsets, found, found.byteSize() >= bytes + BatchBuilder.PADDING);
    }
}
