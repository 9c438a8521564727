package dev.leat.formats.text;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// Writes one value into memory of exactly the room that its writer promises to keep to.
final class Writing {

    interface Writer {
        long write(MemorySegment into, long at);
    }

    private Writing() {}

    static String of(int room, Writer writer) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment into = arena.allocate(3L + room);
            long end = writer.write(into, 3);
            return new String(into.asSlice(3, end - 3).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.US_ASCII);
        }
    }
}
