package dev.leat.formats.parquet.pages;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Values of one width as texts: their bytes, or what a UUID is written as (RFC 9562 §4).
final class FixedTexts implements TextValues {

    private static final int STEP = 256;
    private static final int UUID_TEXT = 36;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private final FixedValues values;
    private final int width;
    private final boolean uuid;
    private final MemorySegment step;

    FixedTexts(FixedValues values, int width, boolean uuid, Room room) {
        this.values = values;
        this.width = width;
        this.uuid = uuid;
        this.step = room.atLeast((long) STEP * width + UUID_TEXT);
    }

    @Override
    public int fits(int count, long room) {
        return Math.clamp(room / (uuid ? UUID_TEXT : width), 1, count);
    }

    @Override
    public void read(int count, TextTarget target) {
        int done = 0;
        while (done < count) {
            int now = Math.min(STEP, count - done);
            values.read(now, step, 0);
            target.room((long) now * Math.max(width, UUID_TEXT));
            for (int i = 0; i < now; i++) {
                if (uuid) {
                    appendUuid((long) i * width, target);
                } else {
                    target.append(step, (long) i * width, width);
                }
            }
            done += now;
        }
    }

    private void appendUuid(long from, TextTarget target) {
        long at = (long) STEP * width;
        for (int i = 0; i < width; i++) {
            if (i == 4 || i == 6 || i == 8 || i == 10) {
                step.set(ValueLayout.JAVA_BYTE, at++, (byte) '-');
            }
            int value = step.get(ValueLayout.JAVA_BYTE, from + i);
            step.set(ValueLayout.JAVA_BYTE, at++, HEX[value >> 4 & 15]);
            step.set(ValueLayout.JAVA_BYTE, at++, HEX[value & 15]);
        }
        target.append(step, (long) STEP * width, UUID_TEXT);
    }
}
