package dev.leat.formats.parquet.pages;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Values that a dictionary stands for (Encodings.md, "Dictionary Encoding").
final class CodedValues implements FixedValues {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment dictionary;
    private final int width;
    private final Codes codes;

    CodedValues(MemorySegment dictionary, int width, Codes codes) {
        this.dictionary = dictionary;
        this.width = width;
        this.codes = codes;
    }

    @Override
    public void read(int count, MemorySegment into, long at) {
        int done = 0;
        while (done < count) {
            int now = Math.min(Codes.STEP, count - done);
            MemorySegment step = codes.read(now);
            switch (width) {
                case 4 -> PageLoops.gather4(dictionary, step, now, into, at + done);
                case 8 -> PageLoops.gather8(dictionary, step, now, into, at + done);
                default -> gather(step, now, into, at + done);
            }
            done += now;
        }
    }

    private void gather(MemorySegment step, int count, MemorySegment into, long at) {
        for (int i = 0; i < count; i++) {
            long code = step.get(INT, (long) i << 2);
            MemorySegment.copy(dictionary, code * width, into, (at + i) * width, width);
        }
    }
}
