package dev.leat.formats.parquet.pages;

import java.lang.foreign.MemorySegment;

/// Values of one width that are stored as texts are.
final class ShapedValues implements FixedValues {

    private final TextValues texts;
    private final int width;
    private final TextBuffer buffer;

    ShapedValues(TextValues texts, int width, TextBuffer buffer) {
        this.texts = texts;
        this.width = width;
        this.buffer = buffer;
    }

    @Override
    public void read(int count, MemorySegment into, long at) {
        int done = 0;
        while (done < count) {
            int now = Math.min(TextBuffer.STEP, count - done);
            TextTarget target = buffer.begin();
            texts.read(now, target);
            for (int i = 0; i < now; i++) {
                if (buffer.end(i) - buffer.start(i) != width) {
                    throw new DamagedPage("a value of " + (buffer.end(i) - buffer.start(i)) + " bytes, not " + width);
                }
            }
            MemorySegment.copy(target.bytes(), 0, into, (at + done) * width, (long) now * width);
            done += now;
        }
    }
}
