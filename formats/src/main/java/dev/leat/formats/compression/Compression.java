package dev.leat.formats.compression;

import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Locale;

/// How the bytes of a file are compressed: told by how they begin when it is read, by its name when it is written.
public enum Compression {
    NONE,
    /// RFC 1952.
    GZIP,
    /// RFC 8878.
    ZSTD,
    /// The LZ4 frame format.
    LZ4;

    /// What frames to be skipped begin with, in zstd (RFC 8878 §3.1.2) and in LZ4; the last four bits are theirs.
    static final long SKIPPABLE = 0x184D2A50L;

    /// Bytes that [#of] wants to see.
    static final int HEAD = 8;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// Only so much of a file is passed over: of a pipe no more than a buffer can be read again.
    private static final long MOST_SKIPPED = 64 << 10;

    /// Looks how a blob begins. Frames to be skipped, which zstd and LZ4 share, are passed over; what has nothing
    /// else
    /// is taken for zstd.
    public static Compression of(Store store, Blob blob) throws IOException, InterruptedException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment head = arena.allocate(HEAD);
            long at = 0;
            boolean skippable = true;
            while (skippable && at <= MOST_SKIPPED) {
                long read = store.read(blob, at, head);
                skippable = read == HEAD && (head.get(INT, 0) & ~0xF) == SKIPPABLE;
                if (!skippable) {
                    Compression found = of(head.asSlice(0, read));
                    return at > 0 && found != LZ4 ? ZSTD : found;
                }
                at += HEAD + (head.get(INT, 4) & 0xFFFFFFFFL);
            }
            return ZSTD;
        }
    }

    /// The compression of a file that begins with these bytes, of which there may be fewer than [#HEAD].
    static Compression of(MemorySegment head) {
        if (begins(head, 0x1F, 0x8B)) {
            return GZIP;
        }
        boolean legacy = begins(head, 0x02, 0x21, 0x4C, 0x18);
        if (legacy || begins(head, 0x04, 0x22, 0x4D, 0x18)) {
            return LZ4;
        }
        return begins(head, 0x28, 0xB5, 0x2F, 0xFD) ? ZSTD : NONE;
    }

    /// The compression of a file that is to be written under a name: `.gz`, `.zst` or `.lz4` at its end, in any
    /// case.
    public static Compression named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".gz")) {
            return GZIP;
        }
        if (lower.endsWith(".zst")) {
            return ZSTD;
        }
        return lower.endsWith(".lz4") ? LZ4 : NONE;
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
