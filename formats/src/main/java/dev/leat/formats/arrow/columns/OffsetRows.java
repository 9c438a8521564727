package dev.leat.formats.arrow.columns;

import dev.leat.api.data.BatchBuilder;
import dev.leat.formats.arrow.metadata.Parts;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// By offsets of 32 or 64 bits.
final class OffsetRows implements TextRows {

    private final String name;
    private final int width;
    private final long most;
    private @Nullable Place place;
    private int first;
    private MemorySegment offsets = MemorySegment.NULL;

    OffsetRows(String name, int width, long most) {
        this.name = name;
        this.width = width;
        this.most = most;
    }

    @Override
    public void want(Parts parts, int buffer, Set<Integer> wanted) {
        wanted.add(buffer + 1);
        wanted.add(buffer + 2);
    }

    @Override
    public void of(Place batch, int buffer) {
        place = batch;
        first = buffer;
        if (batch.parts().rows() > 0) {
            batch.require(name, buffer + 1, (batch.parts().rows() + 1L) * width);
        }
    }

    @Override
    public Place place() {
        return Objects.requireNonNull(place);
    }

    @Override
    public int begin(int from, int count, Lending lending) throws IOException, InterruptedException {
        offsets = place().body().slice(first + 1, (long) width * from, width * (count + 1L), lending);
        long before = offset(0);
        long wrong = before;
        for (int i = 1; i <= count; i++) {
            long next = offset(i);
            // Negative where one goes back.
            wrong |= next - before | next;
            before = next;
        }
        if (wrong < 0 || before > place().body().bytes(first + 2)) {
            throw place().wrong(
                            name,
                            "offsets that go back, or beyond the "
                                    + place().body().bytes(first + 2) + " bytes of texts");
        }
        return fitting(count);
    }

    private int fitting(int count) {
        long start = offset(0);
        if (offset(count) - start <= most) {
            return count;
        }
        int low = 1;
        int high = count;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (offset(middle) - start <= most) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        if (offset(low) - start > Integer.MAX_VALUE) {
            throw TextRows.tooLong(place(), name, offset(low) - start);
        }
        return low;
    }

    private long offset(long index) {
        return width == Integer.BYTES ? offsets.get(INT, index << 2) : offsets.get(LONG, index << 3);
    }

    @Override
    public Found find(BatchBuilder batch, int column, int count, Lending lending)
            throws IOException, InterruptedException {
        Body body = place().body();
        long start = offset(0);
        long end = offset(count);
        boolean asTheyAre = width == Integer.BYTES
                && body.whole()
                && offsets.address() % Integer.BYTES == 0
                && offsets.byteSize() >= 4 * (count + 1L) + BatchBuilder.PADDING;
        if (asTheyAre) {
            MemorySegment bytes = body.slice(first + 2, 0, end, lending);
            return new Found(offsets, bytes, bytes.byteSize() >= end + BatchBuilder.PADDING);
        }
        MemorySegment slots = batch.values(column);
        for (long i = 0; i <= count; i++) {
            slots.setAtIndex(ValueLayout.JAVA_INT, i, (int) (offset(i) - start));
        }
        MemorySegment bytes = body.slice(first + 2, start, end - start, lending);
        return new Found(slots, bytes, bytes.byteSize() >= end - start + BatchBuilder.PADDING);
    }
}
