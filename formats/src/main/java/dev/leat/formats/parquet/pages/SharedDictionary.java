package dev.leat.formats.parquet.pages;

import dev.leat.api.data.Column;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.simd.Bitmaps;
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
            new Column.Texts(0, Column.NO_NULLS, MemorySegment.NULL, MemorySegment.NULL),
            MemorySegment.NULL,
            0,
            Arena.global(),
            2);

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Column.Texts texts;
    private final MemorySegment wrong;
    private final int longest;

    // Outlives the reader where a batch does. Closed by the last release.
    private final Arena arena;
    private final AtomicInteger holders;

    private SharedDictionary(Column.Texts texts, MemorySegment wrong, int longest, Arena arena, int holders) {
        this.texts = texts;
        this.wrong = wrong;
        this.longest = longest;
        this.arena = arena;
        this.holders = new AtomicInteger(holders);
    }

    /// Copies the texts of a page, each of which comes after its length.
    ///
    /// @param utf8 whether it is given to others, for whom texts that are not UTF-8 are empty
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
            boolean right = !utf8 || count == 0 || Utf8.validRows(offsets, 0, count, room);
            MemorySegment wrong = right ? MemorySegment.NULL : arena.allocate((count + 7L) / 8, 8);
            if (!right) {
                emptyWrong(offsets, count, room, wrong);
            }
            var texts = new Column.Texts(count, Column.NO_NULLS, offsets, room);
            made = true;
            return new SharedDictionary(texts, wrong, longest(offsets, count), arena, 1);
        } finally {
            if (!made) {
                arena.close();
            }
        }
    }

    /// Takes texts that are not UTF-8 out of the bytes.
    ///
    /// @param wrong a bit for each text, of which it sets those of the ones taken out
    private static void emptyWrong(MemorySegment offsets, int count, MemorySegment bytes, MemorySegment wrong) {
        wrong.fill((byte) 0);
        int start = 0;
        int to = 0;
        for (long i = 0; i < count; i++) {
            int end = offsets.get(INT, (i + 1) << 2);
            if (Utf8.valid(bytes, start, end)) {
                MemorySegment.copy(bytes, start, bytes, to, end - start);
                to += end - start;
            } else {
                Bitmaps.set(wrong, i, true);
            }
            offsets.set(INT, (i + 1) << 2, to);
            start = end;
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

    /// Whether some texts were not UTF-8.
    boolean someWrong() {
        return wrong.byteSize() > 0;
    }

    /// Whether one of them was not.
    boolean isWrong(int code) {
        return Bitmaps.get(wrong, code);
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
