package dev.leat.formats.parquet.pages;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Each text after its length in four bytes (Encodings.md, "Plain").
final class PlainTexts implements TextValues {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment buffer;
    private final long end;
    private long at;

    PlainTexts(Span bytes) {
        this.buffer = bytes.buffer();
        this.at = bytes.start();
        this.end = bytes.end();
    }

    @Override
    public int fits(int count, long room) {
        if (end - at <= room) {
            return count;
        }
        long next = at;
        long total = 0;
        // There may be fewer, where some are null.
        for (int i = 0; i < count && next < end; i++) {
            long length = length(next);
            total += length;
            if (total > room) {
                return Math.max(1, i);
            }
            next += 4 + length;
        }
        return count;
    }

    @Override
    public void read(int count, TextTarget target) {
        for (int i = 0; i < count; i++) {
            long length = length(at);
            target.room(length);
            target.append(buffer, at + 4, length);
            at += 4 + length;
        }
    }

    private long length(long from) {
        if (end - from < 4) {
            throw new DamagedPage("has fewer texts than it says");
        }
        long length = buffer.get(INT, from) & 0xFFFFFFFFL;
        if (length > end - from - 4) {
            throw new DamagedPage("a text of " + length + " bytes, " + (end - from - 4) + " are left");
        }
        return length;
    }
}
