package dev.leat.formats.arrow.columns;

import dev.leat.api.data.BatchBuilder;
import dev.leat.formats.arrow.metadata.Leaf;
import dev.leat.formats.arrow.metadata.Parts;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// By views: the length, then up to 12 bytes, or 4 of them and where the whole is ("Variable-size Binary View
/// Layout"). They are put together one by one.
final class ViewRows implements TextRows {

    private static final int WIDTH = 16;
    private static final int INLINE = 12;

    private final Leaf leaf;
    private final Presence presence;
    private final long most;
    private @Nullable Place place;
    private int first;
    private MemorySegment views = MemorySegment.NULL;
    private final List<MemorySegment> data = new ArrayList<>();

    ViewRows(Leaf leaf, Presence presence, long most) {
        this.leaf = leaf;
        this.presence = presence;
        this.most = most;
    }

    @Override
    public void want(Parts parts, int buffer, Set<Integer> wanted) {
        wanted.add(buffer + 1);
        for (int i = 0; i < buffers(parts); i++) {
            wanted.add(buffer + 2 + i);
        }
    }

    private int buffers(Parts parts) {
        int column = leaf.slot().views();
        return column < parts.viewColumns() ? (int) parts.views(column) : 0;
    }

    @Override
    public void of(Place batch, int buffer) {
        place = batch;
        first = buffer;
        batch.require(leaf.name(), buffer + 1, (long) WIDTH * batch.parts().rows());
    }

    @Override
    public Place place() {
        return Objects.requireNonNull(place);
    }

    @Override
    public int begin(int from, int count, Lending lending) throws IOException, InterruptedException {
        Body body = place().body();
        views = body.slice(first + 1, (long) WIDTH * from, (long) WIDTH * count, lending);
        data.clear();
        for (int i = 0; i < buffers(place().parts()); i++) {
            data.add(body.slice(first + 2 + i, 0, body.bytes(first + 2 + i), lending));
        }
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            bytes += presence.has(i) ? checked(i) : 0;
            if (bytes > most && i > 0) {
                return i;
            }
        }
        return count;
    }

    /// The length of a view that lies within its buffer.
    private int checked(int index) {
        long at = (long) WIDTH * index;
        int length = views.get(INT, at);
        if (length >= 0 && length <= INLINE) {
            return length;
        }
        int buffer = views.get(INT, at + 8);
        long offset = views.get(INT, at + 12);
        if (length < 0
                || buffer < 0
                || buffer >= data.size()
                || offset < 0
                || offset + length > place().body().bytes(first + 2 + buffer)) {
            throw place().wrong(
                            leaf.name(),
                            "a view of " + length + " bytes from " + offset + " on in buffer " + buffer + " of "
                                    + data.size());
        }
        return length;
    }

    @Override
    public Found find(BatchBuilder batch, int column, int count, Lending lending) {
        MemorySegment offsets = batch.values(column);
        long bytes = 0;
        offsets.setAtIndex(ValueLayout.JAVA_INT, 0, 0);
        for (int i = 0; i < count; i++) {
            bytes += presence.has(i) ? views.get(INT, (long) WIDTH * i) : 0;
            if (bytes > Integer.MAX_VALUE) {
                throw TextRows.tooLong(place(), leaf.name(), bytes);
            }
            offsets.setAtIndex(ValueLayout.JAVA_INT, i + 1L, (int) bytes);
        }
        MemorySegment into = batch.bytes(column, bytes);
        for (int i = 0; i < count; i++) {
            long to = offsets.getAtIndex(ValueLayout.JAVA_INT, i);
            long length = offsets.getAtIndex(ValueLayout.JAVA_INT, i + 1L) - to;
            long at = (long) WIDTH * i;
            if (length <= INLINE) {
                MemorySegment.copy(views, at + 4, into, to, length);
            } else {
                MemorySegment from = data.get(views.get(INT, at + 8));
                MemorySegment.copy(from, views.get(INT, at + 12), into, to, length);
            }
        }
        return new Found(offsets, into, false);
    }
}
