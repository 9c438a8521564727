package dev.leat.formats.compression;

import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Locale;

/// How the bytes of a file are compressed: told by how they begin when it is read, by its name when it is written.
public enum Compression {
    NONE,
    /// RFC 1952.
    GZIP,
    /// RFC 8878.
    ZSTD;

    /// Bytes that [#of] wants to see.
    static final int HEAD = 4;

    /// Looks how a blob begins.
    public static Compression of(Store store, Blob blob) throws IOException, InterruptedException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment head = arena.allocate(HEAD);
            return of(head.asSlice(0, store.read(blob, 0, head)));
        }
    }

    /// The compression of a file that begins with these bytes, of which there may be fewer than [#HEAD].
    static Compression of(MemorySegment head) {
        if (begins(head, 0x1F, 0x8B)) {
            return GZIP;
        }
        boolean frame = begins(head, 0x28, 0xB5, 0x2F, 0xFD);
        boolean skippable = head.byteSize() >= 4
                && begins(head.asSlice(1), 0x2A, 0x4D, 0x18)
                && (head.get(ValueLayout.JAVA_BYTE, 0) & 0xF0) == 0x50;
        return frame || skippable ? ZSTD : NONE;
    }

    /// The compression of a file that is to be written under a name: `.gz` or `.zst` at its end, in any case.
    public static Compression named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".gz")) {
            return GZIP;
        }
        return lower.endsWith(".zst") ? ZSTD : NONE;
    }

    private static boolean begins(MemorySegment head, int... magic) {
        if (head.byteSize() < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (head.get(ValueLayout.JAVA_BYTE, i) != (byte) magic[i]) {
                return false;
            }
        }
        return true;
    }
}
