package dev.leat.formats.parquet.pages;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Big-endian numbers of any length as such of one width, their sign before them.
final class PaddedValues implements FixedValues {

    /// Of decimals of 128 bits, and one more byte for what is larger than those.
    static final int WIDTH = 17;

    private final TextValues texts;
    private final TextBuffer buffer;

    PaddedValues(TextValues texts, TextBuffer buffer) {
        this.texts = texts;
        this.buffer = buffer;
    }

    @Override
    public void read(int count, MemorySegment into, long at) {
        int done = 0;
        while (done < count) {
            int now = Math.min(TextBuffer.STEP, count - done);
            texts.read(now, buffer.begin());
            for (int i = 0; i < now; i++) {
                pad(buffer.bytes(), buffer.start(i), buffer.end(i), into, (at + done + i) * WIDTH);
            }
            done += now;
        }
    }

    private static void pad(MemorySegment bytes, long start, long end, MemorySegment into, long at) {
        long length = end - start;
        byte sign = (byte) (length == 0 ? 0 : bytes.get(ValueLayout.JAVA_BYTE, start) >> 7);
        for (long i = start; i < end - WIDTH; i++) {
            if (bytes.get(ValueLayout.JAVA_BYTE, i) != sign) {
                throw new DamagedPage("a decimal of " + length + " bytes, 16 are the most");
            }
        }
        for (int i = 0; i < WIDTH; i++) {
            long from = end - WIDTH + i;
            into.set(ValueLayout.JAVA_BYTE, at + i, from < start ? sign : bytes.get(ValueLayout.JAVA_BYTE, from));
        }
    }
}
