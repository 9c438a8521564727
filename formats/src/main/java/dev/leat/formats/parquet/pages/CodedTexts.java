package dev.leat.formats.parquet.pages;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Texts that a dictionary stands for (Encodings.md, "Dictionary Encoding").
final class CodedTexts implements TextValues {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final SharedDictionary dictionary;
    private final Codes codes;

    CodedTexts(SharedDictionary dictionary, Codes codes) {
        this.dictionary = dictionary;
        this.codes = codes;
    }

    @Override
    public int fits(int count, long room) {
        return dictionary.longest() == 0 ? count : Math.clamp(room / dictionary.longest(), 1, count);
    }

    @Override
    public void read(int count, TextTarget target) {
        int done = 0;
        while (done < count) {
            int now = Math.min(Codes.STEP, count - done);
            append(codes.read(now), now, target);
            done += now;
        }
    }

    private void append(MemorySegment step, int count, TextTarget target) {
        MemorySegment offsets = dictionary.texts().offsets();
        MemorySegment bytes = dictionary.texts().bytes();
        long total = 0;
        for (int i = 0; i < count; i++) {
            long code = step.get(INT, (long) i << 2);
            total += offsets.get(INT, (code + 1) << 2) - offsets.get(INT, code << 2);
        }
        target.room(total);
        for (int i = 0; i < count; i++) {
            long code = step.get(INT, (long) i << 2);
            long start = offsets.get(INT, code << 2);
            target.append(bytes, start, offsets.get(INT, (code + 1) << 2) - start);
        }
    }
}
