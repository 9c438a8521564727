package dev.leat.formats.parquet.pages;

import dev.leat.api.data.Column;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.formats.text.Utf8;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;

/// The texts of a dictionary page, as a column that the reader and any number of batches share. The last of them to
/// release it closes its memory.
final class SharedDictionary {

    static final SharedDictionary NONE = new SharedDictionary(
            new Column.Texts(0, Column.NO_NULLS, MemorySegment.NULL, MemorySegment.NULL), 0, Arena.global(), 2);

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Column.Texts texts;
    private final int longest;

    // Outlives the reader where a batch does. Closed by the last release.
    private final Arena arena;
    private final AtomicInteger holders;

    private SharedDictionary(Column.Texts texts, int longest, Arena arena, int holders) {
        this.texts = texts;
        this.longest = longest;
        this.arena = arena;
        this.holders = new AtomicInteger(holders);
    }

    /// Copies the texts of a page, each of which comes after its length.
    static SharedDictionary of(Span page, int count, boolean utf8, MemoryBudget memory) {
        long bytes = page.bytes() - 4L * count;
        if (bytes < 0) {
            throw new DamagedPage("a dictionary of " + count + " texts in " + page.bytes() + " bytes");
        }
        Arena arena = memory.open("parquet dictionary");
        boolean made = false;
        try {
            MemorySegment offsets = arena.allocate(4L * (count + 1L) + Room.PADDING, 64);
            MemorySegment room = arena.allocate(bytes + 2 * Room.PADDING, 64);
            new PlainTexts(page).read(count, new TextTarget(offsets, 0, 0, wanted -> within(room, wanted)));
            if (utf8 && count > 0 && !Utf8.validRows(offsets, 0, count, room)) {
                throw new DamagedPage("a dictionary of texts that are not UTF-8");
            }
            var texts = new Column.Texts(count, Column.NO_NULLS, offsets, room);
            made = true;
            return new SharedDictionary(texts, longest(offsets, count), arena, 1);
        } finally {
            if (!made) {
                arena.close();
            }
        }
    }

    private static MemorySegment within(MemorySegment room, long wanted) {
        if (wanted + Room.PADDING > room.byteSize()) {
            throw new DamagedPage("a dictionary of more bytes than its page");
        }
        return room;
    }

    private static int longest(MemorySegment offsets, int count) {
        int longest = 0;
        for (long i = 0; i < count; i++) {
            longest = Math.max(longest, offsets.get(INT, (i + 1) << 2) - offsets.get(INT, i << 2));
        }
        return longest;
    }

    Column.Texts texts() {
        return texts;
    }

    /// Bytes of the longest text.
    int longest() {
        return longest;
    }

    /// Keeps it for one holder more.
    void hold() {
        holders.incrementAndGet();
    }

    /// Any thread may.
    void release() {
        if (this != NONE && holders.decrementAndGet() == 0) {
            arena.close();
        }
    }
}
